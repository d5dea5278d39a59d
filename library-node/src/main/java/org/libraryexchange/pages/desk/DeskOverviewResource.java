package org.libraryexchange.pages.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.sources.Sources;
import org.libraryexchange.item.Kind;
import org.libraryexchange.letters.Correspondence.Open;
import org.libraryexchange.letters.Correspondence.Side;
import org.libraryexchange.letters.proposals.SettledChanges;
import org.libraryexchange.pages.desk.Reviews.Review;
import org.libraryexchange.pages.signin.StaffFrame;

/** The first page of the desk. */
@Path("/desk")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.LIBRARIAN, Roles.HEAD_LIBRARIAN})
class DeskOverviewResource {

    private static final int LETTERS_SHOWN = 5;
    private static final int COPIES_SHOWN = 50;

    private final DeskContext desk;
    private final LetterViews views;
    private final SettledChanges changes;
    private final WorkingCopies copies;
    private final DeskLists lists;
    private final Reviews reviews;
    private final MorningReader morning;
    private final Sources sources;

    DeskOverviewResource(
            DeskContext desk,
            LetterViews views,
            SettledChanges changes,
            WorkingCopies copies,
            DeskLists lists,
            Reviews reviews,
            MorningReader morning,
            Sources sources) {
        this.desk = desk;
        this.views = views;
        this.changes = changes;
        this.copies = copies;
        this.lists = lists;
        this.reviews = reviews;
        this.morning = morning;
        this.sources = sources;
    }

    /** The role of head librarians opens no letter and no item. Those who have no other begin at the list of staff. */
    @GET
    public Response overview() {
        if (!desk.writes()) {
            return DeskContext.seeOther(DeskStaffResource.PATH);
        }
        Parameters parameters = desk.parameters("done");
        DeskTexts in = desk.texts();
        OverviewPage page = new OverviewPage(
                desk.frame(in, in.words().desk(in.city(in.own()).title()), "overview"),
                parameters.one("done", List.of("deleted", "discarded")).orElse(""),
                views.texts(),
                morning.read(in),
                new Waiting(
                        views.letters().open(Side.US, LETTERS_SHOWN),
                        changes.counts(SettledResource.STATES),
                        desk.publishes() ? reviews.count() : 0),
                copies.of(desk.name(), COPIES_SHOWN),
                reviews.of(desk.name()),
                lists.counts(),
                desk.publishes() || desk.keepsSources() ? sources.failing() : 0);
        return desk.answer(DeskTemplates.overview(page));
    }

    /**
     * The first page of the desk.
     *
     * @param done what was just done, as a term; empty if nothing
     * @param unsaved what the person has typed and not saved
     * @param reviews what of it waits for review, or came back
     * @param failing how many sources have failed three nights running
     */
    record OverviewPage(
            StaffFrame frame,
            String done,
            LetterTexts letters,
            MorningReader.Morning morning,
            Waiting waiting,
            List<WorkingCopy> unsaved,
            List<Review> reviews,
            Map<String, Long> counts,
            long failing) {

        public List<Kind> kinds() {
            return List.of(Kind.values());
        }

        /** The review of a text, if there is one. */
        public List<Review> reviewsOf(WorkingCopy copy) {
            return reviews.stream()
                    .filter(review -> review.item().equals(copy.item()) && (review.isWaiting() || review.isReturned()))
                    .toList();
        }
    }

    /**
     * What waits for this city.
     *
     * @param letters the latest of them
     * @param settled how many entries each list of settled values has
     * @param reviews how many texts wait for somebody who may publish; 0 for others
     */
    record Waiting(Open letters, Map<String, Long> settled, long reviews) {

        public boolean isEmpty() {
            return letters.letters().isEmpty() && !hasMore();
        }

        /** Whether there are lists to look at. */
        public boolean hasMore() {
            return reviews > 0
                    || letters.count() > letters.letters().size()
                    || settled.values().stream().anyMatch(count -> count > 0);
        }
    }
}

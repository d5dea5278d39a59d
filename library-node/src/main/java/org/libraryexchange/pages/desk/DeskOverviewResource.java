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
import org.libraryexchange.item.Kind;
import org.libraryexchange.pages.desk.MorningReader.Arrived;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.watch.digest.Overnight;

/** The first page of the desk, and the items behind a line of the morning. */
@Path("/desk")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class DeskOverviewResource {

    private final DeskContext desk;
    private final LetterViews views;
    private final MorningReader morning;
    private final WaitingReader waiting;
    private final DeskLists lists;

    DeskOverviewResource(
            DeskContext desk, LetterViews views, MorningReader morning, WaitingReader waiting, DeskLists lists) {
        this.desk = desk;
        this.views = views;
        this.morning = morning;
        this.waiting = waiting;
        this.lists = lists;
    }

    /** The role of head librarians opens no letter and no item. Those who have no other begin at the list of staff. */
    @GET
    @RolesAllowed({Roles.LIBRARIAN, Roles.HEAD_LIBRARIAN})
    public Response overview() {
        if (!desk.writes()) {
            return DeskContext.seeOther(DeskStaffResource.PATH);
        }
        Parameters parameters = desk.parameters("done");
        DeskTexts in = desk.texts();
        return desk.answer(DeskTemplates.overview(new OverviewPage(
                desk.frame(in, in.words().desk(in.city(in.own()).title()), "overview"),
                parameters
                        .one("done", List.of("deleted", "discarded", "erased"))
                        .orElse(""),
                views.texts(),
                morning.read(in),
                waiting.read(desk),
                waiting.unsaved(desk.name()),
                lists.counts())));
    }

    @GET
    @Path("arrivals")
    public Response arrivals() {
        String what = desk.parameters("what").one("what", Overnight.SORTS).orElse(Overnight.SORTS.get(0));
        DeskTexts in = desk.texts();
        return desk.answer(DeskTemplates.arrivals(new ArrivalsPage(
                desk.frame(in, in.words().overnight(), "overview"), in, what, morning.arrived(in, what))));
    }

    /**
     * The first page of the desk.
     *
     * @param done what was just done, as a term; empty if nothing
     * @param unsaved what the person has typed and not saved
     */
    record OverviewPage(
            StaffFrame frame,
            String done,
            LetterTexts letters,
            MorningReader.Morning morning,
            WaitingReader.Waiting waiting,
            List<WaitingReader.Unsaved> unsaved,
            Map<String, Long> counts) {

        public List<Kind> kinds() {
            return List.of(Kind.values());
        }
    }

    /** @param what the sort of the items */
    record ArrivalsPage(StaffFrame frame, DeskTexts in, String what, List<Arrived> items) {

        public List<String> sorts() {
            return Overnight.SORTS;
        }
    }
}

package org.libraryexchange.pages.desk;

import io.quarkus.qute.i18n.MessageBundle;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.libraryexchange.base.audit.AuditAct;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.item.Status;
import org.libraryexchange.pages.desk.DeskItems.Outcome;
import org.libraryexchange.pages.desk.Layout.Difference;
import org.libraryexchange.pages.desk.Merge.Conflict;
import org.libraryexchange.pages.desk.Reviews.Review;
import org.libraryexchange.pages.signin.StaffFrame;

/** Texts that wait for a cataloguer, each beside what the catalogue says now. */
@Path(ReviewResource.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.CATALOGUER)
class ReviewResource {

    static final String PATH = "/desk/reviews";

    /** A longer list would have to have pages. Those that wait longest come first. */
    private static final int MOST = 100;

    private static final int LONGEST_WORD = 2_000;
    private static final List<String> DONE = List.of("published", "returned", "gone");
    private static final List<String> REFUSED = List.of("word", "changed");

    private final DeskContext desk;
    private final ReviewedItems items;
    private final ItemRules rules;
    private final DeskSisters sisters;
    private final Reviews reviews;

    ReviewResource(DeskContext desk, ReviewedItems items, ItemRules rules, DeskSisters sisters, Reviews reviews) {
        this.desk = desk;
        this.items = items;
        this.rules = rules;
        this.sisters = sisters;
        this.reviews = reviews;
    }

    @GET
    public Response list() {
        Parameters parameters = desk.parameters("done");
        DeskTexts in = desk.texts();
        List<Line> lines = reviews.waiting(MOST).stream()
                .flatMap(review -> items.open(review).map(editing -> new Line(review, editing)).stream())
                .toList();
        return desk.answer(DeskTemplates.reviews(new ListPage(
                desk.frame(in, in.words().page("reviews"), "reviews"),
                in,
                parameters.one("done", DONE).orElse(""),
                lines)));
    }

    @GET
    @Path("{id}")
    public Response read(@PathParam("id") long id) {
        Parameters parameters = desk.parameters("refused");
        DeskTexts in = desk.texts();
        return reviews.waiting(id)
                .flatMap(review -> items.open(review)
                        .map(editing -> page(
                                in,
                                new Line(review, editing),
                                parameters.one("refused", REFUSED).orElse(""))))
                .map(page -> desk.answer(DeskTemplates.review(page)))
                .orElseGet(ReviewResource::gone);
    }

    private ReviewPage page(DeskTexts in, Line line, String refused) {
        Editing editing = line.editing();
        List<Conflict> conflicts = editing.isStale() ? editing.merge().conflicts() : List.of();
        FormValues now = editing.savedValues();
        FormValues typed =
                conflicts.isEmpty() ? editing.values() : editing.merge().merged();
        // As the catalogue would have it: a form names a clock even for whole days, which have none.
        FormValues wanted = FormValues.of(typed.document(editing.kind()));
        UnaryOperator<FormValues> worded = sisters.worded(in, List.of(now, wanted));
        return new ReviewPage(
                desk.frame(in, in.title(editing.values()), "reviews"),
                in,
                line,
                refused,
                Layout.of(editing.kind()).differences(worded.apply(now), worded.apply(wanted)),
                conflicts.stream()
                        .map(conflict -> in.label(conflict.pointer()))
                        .collect(Collectors.joining(in.language().comma())),
                conflicts.isEmpty() ? problems(in, editing) : List.of());
    }

    private List<Problems.Problem> problems(DeskTexts in, Editing editing) {
        return ItemForm.plain(Layout.of(editing.kind()), editing.values(), in, rules.violations(editing, true))
                .problems();
    }

    @POST
    @Path("{id}/publish")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response publish(@PathParam("id") long id, byte[] body) {
        String seen = PostedForm.of(body).one("text").orElse("");
        return reviews.waiting(id)
                .map(review -> items.publish(review, seen) == Outcome.SAVED
                        ? done(AuditAct.ITEM_PUBLISHED, review)
                        : DeskContext.seeOther(PATH + "/" + id + "?refused=changed"))
                .orElseGet(ReviewResource::gone);
    }

    @POST
    @Path("{id}/return")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response sendBack(@PathParam("id") long id, byte[] body) {
        String word = PostedForm.of(body).one("word").orElse("").strip();
        if (word.isEmpty() || word.length() > LONGEST_WORD || word.indexOf('\0') >= 0) {
            return DeskContext.seeOther(PATH + "/" + id + "?refused=word");
        }
        return reviews.waiting(id)
                .filter(review -> items.sendBack(review, word))
                .map(review -> done(AuditAct.ITEM_RETURNED, review))
                .orElseGet(ReviewResource::gone);
    }

    private Response done(AuditAct act, Review review) {
        desk.note(act, review.item());
        return DeskContext.seeOther(PATH + "?done=" + (act == AuditAct.ITEM_PUBLISHED ? "published" : "returned"));
    }

    /** Somebody else was quicker, or the author has changed the text. */
    private static Response gone() {
        return DeskContext.seeOther(PATH + "?done=gone");
    }

    /** A text that waits, with what the catalogue has meanwhile put into it. */
    record Line(Review review, Editing editing) {

        public String address() {
            return PATH + "/" + review.id();
        }

        /** Names the text as it is shown, so that an answer counts only for what the person has seen. */
        public String tag() {
            return editing.values().tag();
        }

        public boolean isPublished() {
            return editing.status().equals(Optional.of(Status.PUBLISHED));
        }
    }

    /** The texts that wait. */
    record ListPage(StaffFrame frame, DeskTexts in, String done, List<Line> lines) {}

    /**
     * One text.
     *
     * @param refused why nothing was done; empty if nothing was asked for
     * @param differences from what the catalogue says
     * @param conflicts names of the fields that somebody else has changed meanwhile; its author has to decide them
     * @param problems rules that it breaks
     */
    record ReviewPage(
            StaffFrame frame,
            DeskTexts in,
            Line line,
            String refused,
            List<Difference> differences,
            String conflicts,
            List<Problems.Problem> problems) {

        public boolean isPublishable() {
            return conflicts.isEmpty() && problems.isEmpty();
        }
    }

    /** The texts of these pages. They are in {@code messages/review_*.properties}, by language. */
    @MessageBundle(value = "review", locale = "en")
    interface Messages {

        String lead();

        String nothingWaits();

        String askedBy(String person, String moment);

        String waits(String moment);

        String returnedBy(String person, String moment);

        String send();

        String sendLead();

        String done(String what);

        String refused(String why);

        String now();

        String wanted();

        String conflicts(String fields);

        String word();

        String wordHint();

        String sendBack();

        String backToList();
    }
}

package org.libraryexchange.pages.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.libraryexchange.base.audit.AuditAct;
import org.libraryexchange.base.http.ItemIds;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.ActLog;
import org.libraryexchange.catalogue.acts.BulkChanges;
import org.libraryexchange.catalogue.acts.BulkChanges.Chosen;
import org.libraryexchange.catalogue.acts.BulkChanges.Prospect;
import org.libraryexchange.catalogue.acts.Done;
import org.libraryexchange.catalogue.pictures.PictureMoves;
import org.libraryexchange.catalogue.pictures.PicturesElsewhere;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Violation;
import org.libraryexchange.pages.desk.Layout.Difference;
import org.libraryexchange.pages.signin.StaffFrame;

/** Publishes, withdraws or edits several items at once, after showing which. It is one act, which can be undone. */
@Path("/desk/bulk")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.CATALOGUER)
class BulkResource {

    /** As many items as can be changed at once. */
    static final int MOST = 2_000;

    /** The others are counted. */
    private static final int SHOWN = 100;

    private final DeskContext desk;
    private final DeskLists lists;
    private final BulkChanges changes;
    private final BulkWishes wishes;
    private final PictureMoves moves;

    BulkResource(DeskContext desk, DeskLists lists, BulkChanges changes, BulkWishes wishes, PictureMoves moves) {
        this.desk = desk;
        this.lists = lists;
        this.changes = changes;
        this.wishes = wishes;
        this.moves = moves;
    }

    /** What is done with the items. */
    enum Action {
        PUBLISH(ActLog.Kind.PUBLISH),
        WITHDRAW(ActLog.Kind.WITHDRAW),
        EDIT(ActLog.Kind.EDIT),
        /** Goes on for as long as pictures are fetched. */
        PICTURES(ActLog.Kind.PICTURES);

        private final ActLog.Kind kind;

        Action(ActLog.Kind kind) {
            this.kind = kind;
        }

        public String term() {
            return kind.term();
        }

        static Action of(PostedForm form) {
            return Parameters.choice("do", form.one("do").orElse(""), values(), Action::term);
        }
    }

    /** Whoever asks for the page in the other language begins again with the lists. */
    @GET
    public Response lists() {
        return DeskContext.seeOther(desk.texts().link("/desk/items"));
    }

    /** The same after it was done. */
    @GET
    @Path("confirmed")
    public Response listsAgain() {
        return lists();
    }

    /** Shows what would be done. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(byte[] body) throws InvalidItemException {
        PostedForm form = PostedForm.of(body);
        List<Chosen> chosen =
                form.one("all").isPresent() ? lists.chosen(DeskFilters.of(form::one), MOST) : lists.chosen(ids(form));
        boolean isEmpty = form.one("step").isEmpty();
        return isEmpty && Action.of(form) == Action.EDIT && !chosen.isEmpty()
                ? edit(form, chosen, List.of())
                : asked(form, chosen, false);
    }

    private static List<UUID> ids(PostedForm form) {
        return few(form.all("item"))
                .map(item -> ItemIds.parse(item.split(":", 2)[0]))
                .toList();
    }

    /** Asks what to change. */
    private Response edit(PostedForm form, List<Chosen> chosen, List<Violation> violations) {
        DeskTexts in = desk.texts();
        return desk.answer(DeskTemplates.bulkEdit(new EditPage(
                desk.frame(in, in.acts().bulkTitle(Action.EDIT.term(), chosen.size()), "items"),
                in,
                ShownList.of(form::one),
                chosen,
                ItemForm.plain(Layout.BULK, FormValues.posted(form.fields()), in, violations))));
    }

    private static Stream<String> few(List<String> items) {
        if (items.size() > MOST) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "At most " + MOST + " items at once.");
        }
        return items.stream().distinct();
    }

    /** The items as the page before has shown them. */
    private static List<Chosen> seen(PostedForm form) {
        return few(form.all("item")).map(BulkResource::seen).toList();
    }

    private static Chosen seen(String item) {
        String[] parts = item.split(":", 2);
        return new Chosen(
                ItemIds.parse(parts[0]),
                Parameters.wholeNumber("item", parts.length > 1 ? parts[1] : "", 1, Long.MAX_VALUE));
    }

    private Response asked(PostedForm form, List<Chosen> chosen, boolean mistyped) throws InvalidItemException {
        Action action = Action.of(form);
        FormValues typed = FormValues.posted(form.fields());
        if (action == Action.EDIT) {
            try {
                wishes.edit(typed).check();
            } catch (InvalidItemException e) {
                return edit(form, chosen, e.violations());
            }
        }
        DeskTexts in = desk.texts();
        List<Prospect> prospects = changes.preview(chosen, wishes.of(action, FormValues.posted(form.fields())));
        List<Row> rows = prospects.stream()
                .filter(prospect -> prospect.left().isEmpty())
                .map(prospect -> new Row(prospect, in))
                .toList();
        return desk.answer(DeskTemplates.bulk(new BulkPage(
                desk.frame(
                        in,
                        rows.isEmpty() ? in.words().ofThisCity() : in.acts().bulkTitle(action.term(), rows.size()),
                        "items"),
                in,
                ShownList.of(form::one),
                action.term(),
                rows,
                Math.min(rows.size(), SHOWN),
                LeftItem.of(
                        in,
                        prospects.stream()
                                .flatMap(prospect -> prospect.left().stream())
                                .toList()),
                mustBeTyped(action, rows.size()) ? Integer.toString(rows.size()) : "",
                mistyped,
                action == Action.EDIT ? typed : FormValues.NONE,
                ItemForm.ofReason(typed, in, action == Action.WITHDRAW ? BulkWishes.wrong(typed) : List.of()))));
    }

    private boolean mustBeTyped(Action action, int number) {
        return action == Action.WITHDRAW && lists.areMany(number);
    }

    /** Does it. What has become impossible meanwhile is left out and named. */
    @POST
    @Path("confirmed")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirmed(byte[] body) throws InvalidItemException {
        PostedForm form = PostedForm.of(body);
        Action action = Action.of(form);
        List<Chosen> chosen = seen(form);
        if (mustBeTyped(action, chosen.size())
                && !form.one("number").equals(Optional.of(Integer.toString(chosen.size())))) {
            return asked(form, chosen, true);
        }
        if (action == Action.WITHDRAW
                && !BulkWishes.wrong(FormValues.posted(form.fields())).isEmpty()) {
            return asked(form, chosen, false);
        }
        if (action == Action.PICTURES) {
            return fetched(chosen);
        }
        DeskTexts in = desk.texts();
        Done done = changes.make(action.kind, chosen, wishes.of(action, FormValues.posted(form.fields())));
        if (done.items() > 0) {
            desk.note(AuditAct.ITEMS_TOGETHER, "");
        }
        return desk.answer(DeskTemplates.bulkDone(DonePage.of(
                desk.frame(in, in.words().ofThisCity(), "items"),
                in,
                ShownList.of(form::one),
                in.acts().bulkDone(action.term(), done.items()),
                done)));
    }

    private Response fetched(List<Chosen> chosen) {
        if (!chosen.isEmpty()) {
            desk.note(AuditAct.ITEMS_TOGETHER, "");
        }
        return DeskContext.seeOther(ActResource.PATH + "/" + moves.begin(chosen));
    }

    /**
     * The page on which somebody confirms what is done with several items.
     *
     * @param list from which they were chosen
     * @param action {@code publish}, {@code withdraw}, {@code edit} or {@code pictures}
     * @param items for which it can be done
     * @param shown how many of them the page shows
     * @param left items for which it cannot be done
     * @param number how many items it is done to, if the person has to type it; empty otherwise
     * @param mistyped whether another number was typed
     * @param wanted what is to change in the items; empty unless they are edited
     * @param reason the fields of the reason to withdraw
     */
    record BulkPage(
            StaffFrame frame,
            DeskTexts in,
            ShownList list,
            String action,
            List<Row> items,
            int shown,
            List<LeftItem> left,
            String number,
            boolean mistyped,
            FormValues wanted,
            ItemForm reason) {}

    /** The page on which somebody says what is to change in several items. */
    record EditPage(StaffFrame frame, DeskTexts in, ShownList list, List<Chosen> items, ItemForm form) {}

    /** An item that would change. */
    record Row(Prospect prospect, DeskTexts in) {

        public UUID id() {
            return prospect.before().id();
        }

        /** The item and its version, for the form. */
        public String seen() {
            return id() + ":" + prospect.before().version();
        }

        public String title() {
            return in.title(before());
        }

        /** Where its pictures are fetched from. */
        public List<String> addresses() {
            return new PicturesElsewhere(prospect.before()).addresses();
        }

        private FormValues before() {
            return FormValues.of(prospect.before().content().toTree());
        }

        /** What would change of the content. */
        public List<Difference> differences() {
            FormValues after =
                    FormValues.of(prospect.after().orElseThrow().content().toTree());
            return Layout.of(prospect.before().content().kind()).differences(before(), after);
        }
    }

    /**
     * The page that shows what has been done.
     *
     * @param list to go back to
     * @param text says what, and to how many items
     * @param undo address at which it can be undone; empty if it cannot
     */
    record DonePage(StaffFrame frame, DeskTexts in, ShownList list, String text, String undo, List<LeftItem> left) {

        static DonePage of(StaffFrame frame, DeskTexts in, ShownList list, String text, Done done) {
            String undo = done.act().isPresent()
                    ? in.link(ActResource.PATH + "/" + done.act().getAsLong())
                    : "";
            return new DonePage(frame, in, list, text, undo, LeftItem.of(in, done.left()));
        }
    }
}

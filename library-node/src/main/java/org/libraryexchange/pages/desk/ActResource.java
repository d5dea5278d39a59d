package org.libraryexchange.pages.desk;

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
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.base.audit.AuditAct;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.acts.Act;
import org.libraryexchange.catalogue.acts.Acts;
import org.libraryexchange.catalogue.acts.Done;
import org.libraryexchange.catalogue.acts.Undo;
import org.libraryexchange.catalogue.acts.Undo.Outlook;
import org.libraryexchange.catalogue.acts.Undo.Way;
import org.libraryexchange.catalogue.pictures.PictureMoves;
import org.libraryexchange.catalogue.pictures.PictureMoves.Progress;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Violation;
import org.libraryexchange.item.WithdrawalRequest;
import org.libraryexchange.pages.desk.BulkResource.DonePage;
import org.libraryexchange.pages.signin.StaffFrame;

/** What was done to many items in the last 24 hours, and how to undo it. */
@Path(ActResource.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class ActResource {

    static final String PATH = "/desk/acts";

    private static final int SHOWN = 100;
    private static final int RELOAD_SECONDS = 30;

    private final DeskContext desk;
    private final Acts acts;
    private final Undo undo;
    private final DeskLists lists;
    private final PictureMoves moves;

    ActResource(DeskContext desk, Acts acts, Undo undo, DeskLists lists, PictureMoves moves) {
        this.desk = desk;
        this.acts = acts;
        this.undo = undo;
        this.lists = lists;
        this.moves = moves;
    }

    /** Cataloguers see what everybody did, others what they did themselves. */
    @GET
    public Response latest() {
        desk.parameters();
        DeskTexts in = desk.texts();
        return desk.answer(DeskTemplates.acts(new ActsPage(
                desk.frame(in, in.acts().title(), "items"),
                in,
                acts.latest(Optional.of(desk.name()).filter(name -> !desk.publishes()), SHOWN))));
    }

    /** Shows what undoing would do. */
    @GET
    @Path("{id: [0-9]{1,18}}")
    public Response ask(@PathParam("id") long id) {
        desk.parameters();
        Act act = acts.read(id);
        Progress pictures = moves.progress(act.id());
        Answer nothing = new Answer(false, usualReason(), List.of());
        if (pictures.waiting() == 0) {
            return asked(act, undo.outlook(act), pictures, nothing);
        }
        // To look at each item takes long, and would not be the last word.
        return Response.fromResponse(asked(act, undo.pendingOutlook(act), pictures, nothing))
                .header("Refresh", RELOAD_SECONDS)
                .build();
    }

    /**
     * What somebody has answered.
     *
     * @param mistyped whether they typed another number of items than is withdrawn
     * @param wrong what is wrong with the reason
     */
    private record Answer(boolean mistyped, FormValues reason, List<Violation> wrong) {

        boolean isGood() {
            return !mistyped && wrong.isEmpty();
        }
    }

    private Response asked(Act act, Outlook outlook, Progress pictures, Answer answer) {
        DeskTexts in = desk.texts();
        int withdrawn = outlook.of(Way.WITHDRAWN);
        return desk.answer(DeskTemplates.undo(new UndoPage(
                desk.frame(in, in.acts().what(act.kind(), act.items()), "items"),
                in,
                act,
                outlook,
                pictures,
                LeftItem.of(in, outlook.left()),
                mustBeTyped(outlook) ? Integer.toString(withdrawn) : "",
                answer.mistyped(),
                ItemForm.ofReason(answer.reason(), in, answer.wrong()))));
    }

    /** Readers of both languages see the reason. */
    private static FormValues usualReason() {
        FormValues reason = FormValues.NONE;
        for (Language language : Language.values()) {
            reason = reason.with(
                    "/reason/" + language.tag(),
                    language.messages(ActMessages.class).undoReason());
        }
        return reason;
    }

    private boolean mustBeTyped(Outlook outlook) {
        return lists.areMany(outlook.of(Way.WITHDRAWN));
    }

    @POST
    @Path("{id: [0-9]{1,18}}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(@PathParam("id") long id, byte[] body) throws InvalidItemException {
        PostedForm form = PostedForm.ofFewFields(body);
        Act act = acts.read(id);
        Outlook outlook = undo.outlook(act);
        Answer answer = answer(form, outlook);
        if (!answer.isGood()) {
            return asked(act, outlook, moves.progress(act.id()), answer);
        }
        DeskTexts in = desk.texts();
        Done done = undo.undo(act, WithdrawalRequest.of(answer.reason().plain()));
        if (done.items() > 0) {
            desk.note(AuditAct.ITEMS_UNDONE, "");
        }
        return desk.answer(DeskTemplates.bulkDone(DonePage.of(
                desk.frame(in, in.acts().title(), "items"),
                in,
                new ShownList(Map.of()),
                in.acts().undoneItems(done.items()),
                done)));
    }

    /** Readers who have seen an item are told why it has gone. */
    private Answer answer(PostedForm form, Outlook outlook) {
        int withdrawn = outlook.of(Way.WITHDRAWN);
        FormValues reason = withdrawn > 0 ? FormValues.posted(form.fields()) : FormValues.NONE;
        boolean isMissing = withdrawn > 0 && reason.languages("/reason").isEmpty();
        return new Answer(
                mustBeTyped(outlook) && !form.one("number").equals(Optional.of(Integer.toString(withdrawn))),
                reason,
                isMissing
                        ? List.of(new Violation("/reason", "required", "is missing", null))
                        : BulkWishes.wrong(reason));
    }

    /** What was done. */
    record ActsPage(StaffFrame frame, DeskTexts in, List<Act> acts) {

        /** Changes of more items cannot be undone. */
        public int most() {
            return Act.MOST_UNDONE;
        }
    }

    /**
     * The page on which somebody confirms that something is undone.
     *
     * @param pictures how far it has come, if it fetches pictures
     * @param left items that stay as they are
     * @param number how many items are withdrawn, if the person has to type it; empty otherwise
     * @param mistyped whether another number was typed
     * @param reason the fields of the reason to withdraw
     */
    record UndoPage(
            StaffFrame frame,
            DeskTexts in,
            Act act,
            Outlook outlook,
            Progress pictures,
            List<LeftItem> left,
            String number,
            boolean mistyped,
            ItemForm reason) {

        /** Whether there is anything to undo, or to stop. */
        public boolean canUndo() {
            return !outlook.ways().isEmpty() || pictures.waiting() > 0;
        }

        /** Items with pictures that were not fetched. */
        public List<LeftItem> notFetched() {
            return LeftItem.of(in, pictures.left());
        }

        /** How many items are withdrawn. */
        public int withdrawn() {
            return outlook.of(Way.WITHDRAWN);
        }

        /** The ways in which items go back. */
        public List<Way> ways() {
            return List.copyOf(outlook.ways().keySet());
        }
    }
}

package org.libraryexchange.pages.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.base.audit.AuditAct;
import org.libraryexchange.base.http.GivenReason;
import org.libraryexchange.base.http.ItemIds;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.pictures.PictureStore;
import org.libraryexchange.catalogue.pictures.PictureStore.NamingItem;
import org.libraryexchange.catalogue.pictures.PictureStore.SharedPicture;
import org.libraryexchange.catalogue.pictures.PictureTakedowns;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.pages.signin.StaffFrame;

/**
 * Erases an item for good. Its pictures go with it; where other items name them, the person is asked whether they are to be
 * taken down there as well.
 */
@Path("/desk/items/{id}/erase")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class ErasureResource {

    private final DeskContext desk;
    private final DeskItems items;
    private final PictureStore pictures;
    private final PictureTakedowns takedowns;

    ErasureResource(DeskContext desk, DeskItems items, PictureStore pictures, PictureTakedowns takedowns) {
        this.desk = desk;
        this.items = items;
        this.pictures = pictures;
        this.takedowns = takedowns;
    }

    @GET
    public Response ask(@PathParam("id") String id) {
        desk.parameters();
        return asked(erasable(id), false, false);
    }

    private Editing erasable(String id) {
        if (!desk.erases()) {
            throw new ForbiddenException();
        }
        Editing editing = items.open(ItemIds.parse(id));
        if (editing.status().filter(status -> status != Status.DRAFT).isEmpty()) {
            throw new ProblemException(ProblemType.STATUS_CONFLICT, "A draft cannot be erased. Delete it instead.");
        }
        return editing;
    }

    /**
     * Asks.
     *
     * @param stale whether the item has changed since the page was shown
     * @param unreasoned whether a picture is to be taken down without a reason
     */
    private Response asked(Editing editing, boolean stale, boolean unreasoned) {
        DeskTexts in = desk.texts();
        return desk.answer(DeskTemplates.erase(new ErasurePage(
                desk.frame(
                        in,
                        in.language().messages(ErasureMessages.class).title(in.title(editing.savedValues())),
                        "items"),
                in,
                editing,
                pictures.sharedBy(editing.id()),
                desk.takesDown(),
                stale,
                unreasoned)));
    }

    /** Pictures are taken down once the item is gone: in its transaction they would take the places of the logs in reverse. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response erase(@PathParam("id") String id, byte[] body) {
        PostedForm form = PostedForm.ofFewFields(body);
        Editing editing = erasable(id);
        if (!form.one("base").equals(Optional.of(editing.savedTag()))) {
            return asked(editing, true, false);
        }
        String reason = form.one("reason").orElse("").strip();
        List<String> down = form.all("picture");
        if (!down.isEmpty() && reason.isEmpty()) {
            return asked(editing, false, true);
        }
        requireTakesDown(editing, down, reason);
        items.erase(editing.id(), editing.savedTag());
        desk.note(AuditAct.ITEM_ERASED, editing.id());
        down.forEach(sha256 -> {
            takedowns.takeDown(sha256, reason);
            desk.note(AuditAct.PICTURE_TAKEN_DOWN, sha256);
        });
        return DeskContext.seeOther("/desk?done=erased");
    }

    private void requireTakesDown(Editing editing, List<String> down, String reason) {
        if (down.isEmpty()) {
            return;
        }
        if (!desk.takesDown()) {
            throw new ForbiddenException();
        }
        var unused = GivenReason.of(reason);
        List<String> shared = pictures.sharedBy(editing.id()).stream()
                .filter(SharedPicture::isShared)
                .map(SharedPicture::sha256)
                .toList();
        if (!shared.containsAll(down)) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "The item shares no such picture.");
        }
    }

    /**
     * The page on which somebody erases an item.
     *
     * @param shared its pictures
     * @param takesDown whether the person may take pictures down
     */
    record ErasurePage(
            StaffFrame frame,
            DeskTexts in,
            Editing editing,
            List<SharedPicture> shared,
            boolean takesDown,
            boolean stale,
            boolean unreasoned) {

        public String address() {
            return editing.address();
        }

        public String base() {
            return editing.savedTag();
        }

        /** Pictures that only this item names. */
        public int alone() {
            return shared.size() - others().size();
        }

        /** Pictures that others name as well. */
        public List<SharedPicture> others() {
            return shared.stream().filter(SharedPicture::isShared).toList();
        }

        public String title(NamingItem item) {
            return in.shown(StoredDocument.read(item.document())).text();
        }
    }
}

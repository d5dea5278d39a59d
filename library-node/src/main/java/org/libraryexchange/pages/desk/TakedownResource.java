package org.libraryexchange.pages.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.pictures.PictureForm;
import org.libraryexchange.catalogue.pictures.PictureStore;
import org.libraryexchange.catalogue.pictures.PictureStore.NamingItem;
import org.libraryexchange.catalogue.pictures.PictureTakedowns;
import org.libraryexchange.catalogue.pictures.PictureTakedowns.Takedown;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.pages.signin.StaffFrame;

/** A picture of this city, the items that name it, and the way to take it down for good. */
@Path("/desk/pictures/{sha256}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.CATALOGUER, Roles.HEAD_LIBRARIAN})
class TakedownResource {

    private static final int TITLES_SHOWN = 200;

    private final DeskContext desk;
    private final PictureStore pictures;
    private final PictureTakedowns takedowns;

    TakedownResource(DeskContext desk, PictureStore pictures, PictureTakedowns takedowns) {
        this.desk = desk;
        this.pictures = pictures;
        this.takedowns = takedowns;
    }

    @GET
    public Response read(@PathParam("sha256") String sha256) {
        boolean refused =
                desk.parameters("refused").one("refused", List.of("reason")).isPresent();
        DeskTexts in = desk.texts();
        PictureForm picture = pictures.named(sha256);
        return desk.answer(DeskTemplates.picture(new PicturePage(
                desk.frame(in, in.language().messages(PictureMessages.class).title(), "items"),
                in,
                picture,
                pictures.naming(sha256, TITLES_SHOWN),
                takedowns.find(sha256),
                refused,
                desk.writes())));
    }

    @POST
    public Response takeDown(@PathParam("sha256") String sha256, byte[] body) {
        String address =
                "/desk/pictures/" + pictures.named(sha256).document().made().sha256();
        try {
            Takedown unused = takedowns.takeDown(
                    sha256, PostedForm.ofFewFields(body).one("reason").orElse(""));
            return DeskContext.seeOther(address);
        } catch (ProblemException e) {
            if (e.type() == ProblemType.INVALID_BODY) {
                return DeskContext.seeOther(address + "?refused=reason");
            }
            throw e;
        }
    }

    /**
     * A picture.
     *
     * @param refused whether somebody has just given no reason, or one that is too long
     * @param opensItems whether the person may open items at the desk
     */
    record PicturePage(
            StaffFrame frame,
            DeskTexts in,
            PictureForm picture,
            List<NamingItem> items,
            Optional<Takedown> takedown,
            boolean refused,
            boolean opensItems) {

        public String title(NamingItem item) {
            return in.shown(StoredDocument.read(item.document())).text();
        }
    }
}

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
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.pictures.PictureForm;
import org.libraryexchange.catalogue.pictures.PictureStore;
import org.libraryexchange.catalogue.pictures.PictureStore.NamingItem;
import org.libraryexchange.catalogue.pictures.PictureStore.SharedPicture;
import org.libraryexchange.catalogue.pictures.PictureTakedowns;
import org.libraryexchange.catalogue.pictures.PictureTakedowns.Takedown;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.pages.signin.StaffFrame;

/** The pictures of this city: the way to one of them, the items that name it, and the way to take it down for good. */
@Path("/desk/pictures")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.CATALOGUER, Roles.HEAD_LIBRARIAN})
class TakedownResource {

    private static final int TITLES_SHOWN = 200;
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final DeskContext desk;
    private final PictureStore pictures;
    private final PictureTakedowns takedowns;

    TakedownResource(DeskContext desk, PictureStore pictures, PictureTakedowns takedowns) {
        this.desk = desk;
        this.pictures = pictures;
        this.takedowns = takedowns;
    }

    /** Finds a picture by its address, or by that of an item that names it or did. */
    @GET
    public Response find() {
        String typed = desk.parameters("of").one("of").orElse("").strip();
        Matcher digest = DIGEST.matcher(typed);
        if (digest.find()) {
            return DeskContext.seeOther("/desk/pictures/" + digest.group());
        }
        Matcher id = LetterItems.ID.matcher(typed);
        List<String> found = id.find()
                ? pictures.sharedBy(UUID.fromString(id.group())).stream()
                        .map(SharedPicture::sha256)
                        .toList()
                : List.of();
        DeskTexts in = desk.texts();
        return desk.answer(DeskTemplates.pictures(
                new PicturesPage(desk.frame(in, in.words().page("pictures"), "pictures"), typed, found)));
    }

    /**
     * The page on which somebody looks for a picture.
     *
     * @param of what the person has typed; empty if nothing yet
     * @param found the pictures of the item that it names
     */
    record PicturesPage(StaffFrame frame, String of, List<String> found) {}

    @GET
    @Path("{sha256}")
    public Response read(@PathParam("sha256") String sha256) {
        boolean refused =
                desk.parameters("refused").one("refused", List.of("reason")).isPresent();
        DeskTexts in = desk.texts();
        PictureForm picture = pictures.named(sha256);
        return desk.answer(DeskTemplates.picture(new PicturePage(
                desk.frame(in, in.language().messages(PictureMessages.class).title(), "pictures"),
                in,
                picture,
                pictures.naming(sha256, TITLES_SHOWN),
                takedowns.find(sha256),
                refused,
                desk.writes())));
    }

    @POST
    @Path("{sha256}")
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

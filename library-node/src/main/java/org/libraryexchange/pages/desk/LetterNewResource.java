package org.libraryexchange.pages.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.letters.Letters;
import org.libraryexchange.pages.desk.LetterFormPage.Notice;
import org.libraryexchange.pages.desk.LetterItems.ItemReference;
import org.libraryexchange.pages.web.Address;

/** The form of a letter that nobody has begun to write. Nothing is stored yet. */
@Path("/desk/letters/new")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class LetterNewResource {

    private final DeskContext desk;
    private final Letters letters;
    private final LetterViews views;
    private final LetterFormViews forms;
    private final LetterBeginnings beginnings;

    LetterNewResource(
            DeskContext desk, Letters letters, LetterViews views, LetterFormViews forms, LetterBeginnings beginnings) {
        this.desk = desk;
        this.letters = letters;
        this.views = views;
        this.forms = forms;
        this.beginnings = beginnings;
    }

    /** The address of the form in which somebody offers something for an item, named by its owner, a slash and its id. */
    static Address offer(String item) {
        return Address.of(LetterViews.LETTERS + "/new").with("offer", item);
    }

    @GET
    public Response begin() {
        Parameters parameters = desk.parameters("item", "reply", "offer", "to");
        boolean isOffer = parameters.one("offer").isPresent();
        Optional<String> named = parameters.one("offer").or(() -> parameters.one("item"));
        Optional<ItemReference> item = named.flatMap(this::named);
        FormValues values = parameters
                .one("reply")
                .flatMap(Parameters::uuid)
                .map(views::letter)
                .filter(letter -> !letter.isDraft())
                .map(beginnings::reply)
                .orElseGet(() -> beginnings.first(item));
        LetterForm form = LetterForm.begun(letters.newId(), values);
        if (isOffer) {
            return offer(form, item, parameters.one("to"));
        }
        return forms.shown(
                form,
                named.isPresent() && item.isEmpty()
                        ? Notice.text(in -> in.words().noSuchItem())
                        : Notice.NOTHING);
    }

    /** Begins an offer. If the item takes none, a letter about it can still be written. */
    private Response offer(LetterForm form, Optional<ItemReference> item, Optional<String> to) {
        return item.flatMap(it -> beginnings.offer(form.withItem(it), it, to))
                .map(begun -> forms.shown(begun, Notice.NOTHING))
                .orElseGet(() -> forms.shown(form, Notice.text(in -> in.offers().notOffered())));
    }

    /** An item as addresses name it: its owner, a slash and its id. */
    private Optional<ItemReference> named(String text) {
        return views.items().find(text).filter(item -> text.equals(item.owner() + "/" + item.id()));
    }
}

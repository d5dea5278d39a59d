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
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.json.Text;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.Correspondence.Open;
import org.libraryexchange.letters.Correspondence.Side;
import org.libraryexchange.letters.LetterPage;
import org.libraryexchange.letters.LetterRecord;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.web.Address;

/** What waits, and all letters. The words of a search stand in no address. */
@Path("/desk/letters")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class LetterListResource {

    private static final int PAGE = 25;
    private static final int LONGEST_WORDS = 200;

    private final DeskContext desk;
    private final Correspondence letters;
    private final LetterViews views;

    LetterListResource(DeskContext desk, Correspondence letters, LetterViews views) {
        this.desk = desk;
        this.letters = letters;
        this.views = views;
    }

    @GET
    public Response inbox() {
        Parameters parameters = desk.parameters("concerns", "cursor", "done");
        Optional<String> cursor = parameters.one("cursor");
        Optional<String> concerns = parameters.one("concerns", LetterRecord.CONCERNS);
        LetterTexts in = views.texts();
        InboxPage page = new InboxPage(
                views.frame(in, in.words().title()),
                in,
                parameters.one("done", List.of("discarded")).orElse(""),
                concerns.orElse(""),
                cursor.isPresent() || concerns.isPresent() ? Optional.empty() : Optional.of(waiting()),
                letters.all(concerns, cursor, PAGE));
        return desk.answer(DeskTemplates.letters(page));
    }

    private Waiting waiting() {
        return new Waiting(
                letters.open(Side.US, PAGE), letters.open(Side.PARTNER, PAGE), letters.open(Side.DRAFTS, PAGE));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response search(byte[] body) {
        PostedForm form = PostedForm.of(body);
        String words = Text.first(form.one("words").orElse("").strip(), LONGEST_WORDS);
        if (words.isEmpty()) {
            return DeskContext.seeOther(LetterViews.LETTERS);
        }
        LetterPage found = letters.search(words, form.one("cursor").filter(it -> !it.isEmpty()), PAGE);
        LetterTexts in = views.texts();
        SearchPage page = new SearchPage(views.frame(in, in.words().title()), in, words, found);
        return desk.answer(DeskTemplates.lettersFound(page));
    }

    /**
     * The first page with letters.
     *
     * @param concerns what the listed letters are written for; empty for all letters
     * @param open letters that wait, on the first page of all letters
     */
    record InboxPage(
            StaffFrame frame, LetterTexts in, String done, String concerns, Optional<Waiting> open, LetterPage all) {

        public List<String> filters() {
            return LetterRecord.CONCERNS;
        }

        /** The address of a list, or of the page after a cursor. */
        public String link(String filter, String cursor) {
            Address list = Address.of(LetterViews.LETTERS);
            Address of = filter.isEmpty() ? list : list.with("concerns", filter);
            return in.desk().link(cursor.isEmpty() ? of : of.with("cursor", cursor));
        }
    }

    record Waiting(Open forUs, Open forPartners, Open drafts) {}

    /** The letters that a search has found. */
    record SearchPage(StaffFrame frame, LetterTexts in, String words, LetterPage found) {}
}

package org.libraryexchange.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.desk.LetterPage.Inbox;
import org.libraryexchange.desk.LetterPage.Waiting;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.PostedForm;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.Correspondence.Found;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Visit;

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
    public Response inbox(@Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters parameters = DeskContext.parameters(uri, "cursor", "done");
        Optional<String> cursor = parameters.one("cursor");
        Visit visit = desk.visit(uri, headers);
        LetterSpeech speech = views.speech(desk.speech(visit));
        Inbox page = new Inbox(
                desk.frame(speech.desk(), speech.words().title(), "letters"),
                speech,
                parameters.one("done", List.of("discarded")).orElse(""),
                cursor.isPresent() ? Optional.empty() : Optional.of(waiting()),
                letters.all(cursor, PAGE));
        return desk.answer(LetterPage.Templates.letters(page), visit, headers);
    }

    private Waiting waiting() {
        return new Waiting(letters.waitingForUs(PAGE), letters.waitingForPartners(PAGE), letters.drafts(PAGE));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response search(byte[] body, @Context UriInfo uri, @Context HttpHeaders headers) {
        PostedForm form = PostedForm.of(body);
        String words = shortened(form.one("words").orElse("").strip());
        if (words.isEmpty()) {
            return DeskContext.seeOther(LetterViews.LETTERS);
        }
        Found found = letters.search(words, form.one("cursor").filter(it -> !it.isEmpty()), PAGE);
        Visit visit = desk.visit(uri, headers);
        LetterSpeech speech = views.speech(desk.speech(visit));
        LetterPage.Found page = new LetterPage.Found(
                desk.frame(speech.desk(), speech.words().title(), "letters"), speech, words, found);
        return desk.answer(LetterPage.Templates.lettersFound(page), visit, headers);
    }

    private static String shortened(String words) {
        return words.codePointCount(0, words.length()) <= LONGEST_WORDS
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST_WORDS));
    }
}

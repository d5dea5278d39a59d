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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.desk.LetterPage.Inbox;
import org.libraryexchange.desk.LetterPage.Listed;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.PostedForm;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.Correspondence.Found;
import org.libraryexchange.letters.Correspondence.Open;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Address;
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
        LetterMessages words = speech.words();
        List<Listed> lists = new ArrayList<>();
        if (cursor.isEmpty()) {
            Open forUs = letters.waitingForUs(PAGE);
            Open forPartners = letters.waitingForPartners(PAGE);
            Open drafts = letters.drafts(PAGE);
            lists.add(
                    views.list(speech, "for-us", words.forUs(), forUs.letters(), forUs.count(), words.nothingForUs()));
            lists.add(views.list(
                    speech,
                    "for-partner",
                    words.forPartner(),
                    forPartners.letters(),
                    forPartners.count(),
                    words.nothingForPartner()));
            lists.add(views.list(speech, "drafts", words.drafts(), drafts.letters(), drafts.count(), words.noDrafts()));
        }
        Found all = letters.all(cursor, PAGE);
        lists.add(new Listed("all", words.all(), views.entries(speech, all.letters()), words.noLetters(), ""));
        Inbox page = new Inbox(
                desk.frame(speech.desk(), words.title(), "letters"),
                parameters.one("done", List.of("discarded")).map(words::done).orElse(""),
                lists,
                all.next()
                        .map(next -> visit.link(Address.of(LetterViews.LETTERS).with("cursor", next)))
                        .orElse(""));
        return desk.answer(LetterPage.Templates.letters(page), visit, headers);
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
                desk.frame(speech.desk(), speech.words().title(), "letters"),
                words,
                new Listed(
                        "found",
                        speech.words().found(words),
                        views.entries(speech, found.letters()),
                        found.next().isPresent()
                                ? speech.words().notFoundYet()
                                : speech.words().notFound(),
                        ""),
                found.next().orElse(""));
        return desk.answer(LetterPage.Templates.lettersFound(page), visit, headers);
    }

    private static String shortened(String words) {
        return words.codePointCount(0, words.length()) <= LONGEST_WORDS
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST_WORDS));
    }
}

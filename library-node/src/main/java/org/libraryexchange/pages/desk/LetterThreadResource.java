package org.libraryexchange.pages.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.Correspondence.Conversation;
import org.libraryexchange.pages.desk.LetterPage.Talk;
import org.libraryexchange.pages.desk.Offered.Attempt;

/** The letters of a conversation, in the order that both cities see. */
@Path("/desk/letters/threads/{id}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class LetterThreadResource {

    static final List<String> DONE = List.of(
            "sent",
            "read",
            "in-hand",
            "answered",
            "accepted",
            "partly-accepted",
            "declined",
            "recalled",
            "erased",
            "asked",
            "moved");

    private final DeskContext desk;
    private final Correspondence letters;
    private final LetterViews views;

    LetterThreadResource(DeskContext desk, Correspondence letters, LetterViews views) {
        this.desk = desk;
        this.letters = letters;
        this.views = views;
    }

    @GET
    public Response read(@PathParam("id") String id) {
        Parameters parameters = desk.parameters("cursor", "done");
        Optional<String> cursor = parameters.one("cursor");
        Conversation thread = Parameters.uuid(id)
                .flatMap(known -> letters.thread(known, cursor))
                .filter(known -> !known.letters().isEmpty())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such conversation."));
        LetterSpeech speech = views.speech();
        Talk page = new Talk(
                // A letter's words are in no title: browsers keep titles in their histories.
                views.frame(speech, speech.words().title()),
                speech,
                thread,
                cursor.isPresent(),
                parameters.one("done", DONE).orElse(""),
                thread.letters().stream()
                        .flatMap(letter -> views.offered(speech, letter, Attempt.NONE).stream())
                        .toList(),
                letters.erases());
        return desk.answer(DeskTemplates.thread(page));
    }

    static String address(UUID thread) {
        return LetterViews.LETTERS + "/threads/" + thread;
    }
}

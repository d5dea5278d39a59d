package org.libraryexchange.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.desk.LetterPage.Talk;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.Correspondence.Conversation;
import org.libraryexchange.letters.DeskLetter;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.City;
import org.libraryexchange.web.Visit;

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
    public Response read(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters parameters = DeskContext.parameters(uri, "cursor", "done");
        Optional<String> cursor = parameters.one("cursor");
        Conversation thread = Parameters.uuid(id)
                .flatMap(known -> letters.thread(known, cursor))
                .filter(known -> !known.letters().isEmpty())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such conversation."));
        Visit visit = desk.visit(uri, headers);
        LetterSpeech speech = views.speech(desk.speech(visit));
        String done = parameters.one("done", DONE).map(speech.words()::done).orElse("");
        return desk.answer(LetterPage.Templates.thread(page(speech, thread, cursor, done)), visit, headers);
    }

    private Talk page(LetterSpeech speech, Conversation thread, Optional<String> cursor, String done) {
        List<DeskLetter> shown = thread.letters();
        DeskLetter latest = shown.get(shown.size() - 1);
        City city = speech.city(thread.partner());
        return new Talk(
                // A letter's words are in no title: browsers keep titles in their histories.
                desk.frame(speech.desk(), speech.words().title(), "letters"),
                done,
                shown.stream()
                        .filter(letter -> speech.text(letter, "subject").isPresent())
                        .findFirst()
                        .map(speech::subject)
                        .orElseGet(() -> speech.subject(shown.get(0))),
                city.title(),
                city.accent(),
                views.views(speech, shown),
                views.cards(speech, shown),
                LetterViews.anchor(latest),
                cursor.isEmpty() ? "" : speech.desk().link(address(thread.id())),
                thread.next()
                        .map(next -> speech.desk()
                                .visit()
                                .link(Address.of(address(thread.id())).with("cursor", next)))
                        .orElse(""),
                LetterViews.reply(speech, latest));
    }

    static String address(UUID thread) {
        return LetterViews.LETTERS + "/threads/" + thread;
    }
}

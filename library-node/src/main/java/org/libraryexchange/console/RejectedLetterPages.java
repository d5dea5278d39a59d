package org.libraryexchange.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.libraryexchange.http.Parameters;
import org.libraryexchange.rejected.LetterRetries;
import org.libraryexchange.rejected.RejectedIds;
import org.libraryexchange.rejected.RejectedLetter;
import org.libraryexchange.rejected.RejectedLetters;
import org.libraryexchange.rejected.RejectedQuery;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.Visit;

/** Rejected records of logs of letters: people see reason, size and place, and retry or dismiss them. */
@Path("/ops/rejected/letters")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class RejectedLetterPages {

    private static final String PATH = "/ops/rejected/letters";
    private static final int PAGE = 50;

    private final ConsoleContext console;
    private final RejectedLetters letters;
    private final LetterRetries retries;

    RejectedLetterPages(ConsoleContext console, RejectedLetters letters, LetterRetries retries) {
        this.console = console;
        this.letters = letters;
        this.retries = retries;
    }

    @GET
    public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), Queries.with("after", "outcome"));
        Visit visit = console.visit(uri, headers);
        Speech speech = console.speech(visit);
        RejectedLetters.Page found = letters.page(
                new RejectedQuery(parameters.number("after", 0, 0, Long.MAX_VALUE), PAGE, List.of(), Optional.empty()));
        RejectedLettersPage page = new RejectedLettersPage(
                console.frame(speech, speech.words().rejectedLetters(), "rejected"),
                speech,
                found.records(),
                found.more() ? visit.link(Address.of(PATH).with("after", Long.toString(found.last()))) : "",
                parameters
                        .one("outcome", List.of("requested", "still-unfit", "superseded", "dismissed", "kept"))
                        .orElse(""));
        return console.answer(RejectedLettersPage.Templates.letters(page), visit, headers);
    }

    @POST
    @Path("{id}/retry")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response retry(@PathParam("id") String id) {
        return done(
                retries.retry(RejectedIds.parse(id), console.name()).outcome().term());
    }

    @POST
    @Path("{id}/dismiss")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response dismiss(@PathParam("id") String id, byte[] body) {
        RejectedLetter letter = retries.dismiss(RejectedIds.parse(id), RejectedPages.dismissal(body), console.name());
        return done(RejectedPages.dismissed(letter.disposition()));
    }

    private static Response done(String outcome) {
        return ConsoleContext.seeOther(PATH + "?outcome=" + outcome);
    }
}

package org.libraryexchange.pages.console;

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
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.exchange.rejected.Dismissal;
import org.libraryexchange.exchange.rejected.RejectedLetter;
import org.libraryexchange.exchange.rejected.RejectedQuery;
import org.libraryexchange.exchange.rejected.RejectedRepository;
import org.libraryexchange.exchange.rejected.Retries;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.web.Address;

/** Rejected records of logs of letters: people see reason, size and place, and retry or dismiss them. */
@Path("/ops/rejected/letters")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class RejectedLetterPages {

    private static final String PATH = "/ops/rejected/letters";
    private static final int PAGE = 50;

    private final ConsoleContext console;
    private final RejectedRepository rejected;
    private final Retries retries;

    RejectedLetterPages(ConsoleContext console, RejectedRepository rejected, Retries retries) {
        this.console = console;
        this.rejected = rejected;
        this.retries = retries;
    }

    /**
     * The rejected records of letters. Nothing of what they say is shown.
     *
     * @param next link to the next page; empty on the last one
     * @param done the result of the action just taken, as a term; empty otherwise
     */
    record Page(StaffFrame frame, ConsoleTexts in, List<RejectedLetter> rows, String next, String done) {

        /** Whether nobody knows who has written it. */
        public boolean stranger(RejectedLetter letter) {
            return Dismissal.isOfUnknownWriter(letter.reason());
        }
    }

    @GET
    public Response list() {
        Parameters parameters = console.parameters("after", "outcome");
        ConsoleTexts in = console.texts();
        RejectedRepository.RejectedPage<RejectedLetter> found = rejected.letters(
                new RejectedQuery(parameters.number("after", 0, 0, Long.MAX_VALUE), PAGE, List.of(), Optional.empty()));
        Page page = new Page(
                console.frame(in, in.messages(RejectedPages.Messages.class).letters(), "rejected"),
                in,
                found.records(),
                found.last()
                        .map(last -> in.link(Address.of(PATH), "after", last))
                        .orElse(""),
                RejectedPages.outcome(parameters));
        return console.answer(ConsoleTemplates.letters(page), in);
    }

    @POST
    @Path("{id}/retry")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response retry(@PathParam("id") String id) {
        return done(retries.retryLetter(RejectedQuery.id(id), console.name()).term());
    }

    @POST
    @Path("{id}/dismiss")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response dismiss(@PathParam("id") String id, byte[] body) {
        RejectedLetter letter =
                retries.dismissLetter(RejectedQuery.id(id), RejectedPages.dismissal(body), console.name());
        return done(RejectedPages.dismissed(letter.disposition()));
    }

    private static Response done(String outcome) {
        return ConsoleContext.seeOther(PATH + "?outcome=" + outcome);
    }
}

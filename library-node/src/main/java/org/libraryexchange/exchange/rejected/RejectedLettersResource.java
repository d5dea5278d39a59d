package org.libraryexchange.exchange.rejected;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.libraryexchange.base.http.Gzipped;
import org.libraryexchange.base.http.NextPage;
import org.libraryexchange.base.security.Actor;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.exchange.rejected.RejectedRepository.RejectedPage;
import org.libraryexchange.exchange.rejected.Retries.RetryOutcome;
import org.libraryexchange.json.MalformedJsonException;

/** Records of partners' logs of letters that could not be mirrored, without their content. */
@Path("/api/v1/exchange/rejected-letters")
@Produces(MediaType.APPLICATION_JSON)
class RejectedLettersResource {

    private static final String ADDRESS = "/api/v1/exchange/rejected-letters";

    private final RejectedRepository rejected;
    private final Retries retries;
    private final Actor actor;

    RejectedLettersResource(RejectedRepository rejected, Retries retries, Actor actor) {
        this.rejected = rejected;
        this.retries = retries;
        this.actor = actor;
    }

    /**
     * A list of rejected records, oldest first.
     *
     * @param next address of the next page; null on the last one
     */
    record Listing(List<RejectedLetter> rejectedLetters, String next) {}

    @GET
    @RolesAllowed(Roles.OPS)
    @Gzipped
    public Response list(@Context UriInfo address) {
        RejectedQuery query = RejectedQuery.of(address.getQueryParameters());
        RejectedPage<RejectedLetter> page = rejected.letters(query);
        String next = page.last().map(last -> query.address(ADDRESS, last)).orElse(null);
        return NextPage.linked(new Listing(page.records(), next), next);
    }

    /**
     * The outcome of a retry.
     *
     * @param rejectedLetter in its new state
     */
    record RetryResult(RetryOutcome outcome, RejectedLetter rejectedLetter) {}

    @POST
    @Path("{id}/retry")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    @Transactional
    public RetryResult retry(@PathParam("id") String id) {
        long known = RejectedQuery.id(id);
        return new RetryResult(retries.retryLetter(known, actor.name()), rejected.letter(known));
    }

    @POST
    @Path("{id}/dismiss")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public RejectedLetter dismiss(@PathParam("id") String id, byte[] body) throws MalformedJsonException {
        return retries.dismissLetter(RejectedQuery.id(id), Dismissal.read(body), actor.name());
    }
}

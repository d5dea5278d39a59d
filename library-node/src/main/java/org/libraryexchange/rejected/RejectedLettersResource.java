package org.libraryexchange.rejected;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.libraryexchange.http.NextPage;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.rejected.LetterRetries.Retried;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Gzipped;

/** Records of partners' logs of letters that could not be mirrored, without their content. */
@Path("/api/v1/exchange/rejected-letters")
@Produces(MediaType.APPLICATION_JSON)
class RejectedLettersResource {

    private static final String ADDRESS = "/api/v1/exchange/rejected-letters";

    private final RejectedLetters letters;
    private final LetterRetries retries;

    RejectedLettersResource(RejectedLetters letters, LetterRetries retries) {
        this.letters = letters;
        this.retries = retries;
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
        RejectedLetters.Page page = letters.page(query);
        String next =
                page.more() ? ADDRESS + "?" + query.goingOnAfter(page.last()).text() : null;
        return NextPage.linked(new Listing(page.records(), next), next);
    }

    @POST
    @Path("{id}/retry")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Retried retry(@PathParam("id") String id, @Context SecurityContext caller) {
        return retries.retry(RejectedIds.parse(id), caller.getUserPrincipal().getName());
    }

    @POST
    @Path("{id}/dismiss")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public RejectedLetter dismiss(@PathParam("id") String id, @Context SecurityContext caller, byte[] body)
            throws MalformedJsonException {
        return retries.dismiss(
                RejectedIds.parse(id),
                Dismissal.read(body),
                caller.getUserPrincipal().getName());
    }
}

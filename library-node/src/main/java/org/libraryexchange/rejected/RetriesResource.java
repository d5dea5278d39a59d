package org.libraryexchange.rejected;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.rejected.Retries.Retried;
import org.libraryexchange.security.Roles;

/** The actions of operators on rejected records. */
@Path("/api/v1/exchange/rejected-records")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.EXCHANGE_OPERATOR)
class RetriesResource {

    private final Retries retries;
    private final RejectedRecords records;

    RetriesResource(Retries retries, RejectedRecords records) {
        this.retries = retries;
        this.records = records;
    }

    /** How many retries had which outcome. */
    record Outcomes(RetryCounts outcomes) {}

    @POST
    @Path("{id}/retry")
    public Retried retry(@PathParam("id") String id, @Context SecurityContext caller) {
        return retries.retry(RejectedIds.parse(id), name(caller));
    }

    @POST
    @Path("retry")
    public Outcomes retryAll(@Context SecurityContext caller) {
        return new Outcomes(records.retryAll(name(caller)));
    }

    @POST
    @Path("{id}/dismiss")
    @Consumes(MediaType.APPLICATION_JSON)
    public RejectedRecord dismiss(@PathParam("id") String id, @Context SecurityContext caller, byte[] body)
            throws MalformedJsonException {
        return retries.dismiss(RejectedIds.parse(id), Dismissal.read(body), name(caller));
    }

    private static String name(SecurityContext caller) {
        return caller.getUserPrincipal().getName();
    }
}

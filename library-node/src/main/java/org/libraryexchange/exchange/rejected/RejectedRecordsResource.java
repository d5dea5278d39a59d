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
import org.libraryexchange.exchange.rejected.RejectedRecords.RetryCounts;
import org.libraryexchange.exchange.rejected.RejectedRepository.RejectedPage;
import org.libraryexchange.exchange.rejected.Retries.RetryOutcome;
import org.libraryexchange.json.MalformedJsonException;

/** Records of partners' logs that could not be mirrored. */
@Path("/api/v1/exchange/rejected-records")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPS)
class RejectedRecordsResource {

    private static final String ADDRESS = "/api/v1/exchange/rejected-records";

    private final RejectedRepository rejected;
    private final RejectedRecords records;
    private final Retries retries;
    private final Actor actor;

    RejectedRecordsResource(RejectedRepository rejected, RejectedRecords records, Retries retries, Actor actor) {
        this.rejected = rejected;
        this.records = records;
        this.retries = retries;
        this.actor = actor;
    }

    /**
     * A list of rejected records, oldest first.
     *
     * @param next address of the next page; null on the last one
     */
    record Listing(List<RejectedRecord> rejectedRecords, String next) {}

    @GET
    @Gzipped
    public Response list(@Context UriInfo address) {
        RejectedQuery query = RejectedQuery.of(address.getQueryParameters());
        RejectedPage<RejectedRecord> page = rejected.page(query);
        String next = page.last().map(last -> query.address(ADDRESS, last)).orElse(null);
        return NextPage.linked(new Listing(page.records(), next), next);
    }

    @GET
    @Produces("text/csv;qs=0.5")
    @Gzipped
    public Response table(@Context UriInfo address) {
        return records.table(RejectedQuery.of(address.getQueryParameters()));
    }

    /**
     * The value of one record, however large it is. It is read and sent piece by piece. Clients that openapi-generator
     * makes in Python ask for the format of problems alone, because of its name.
     */
    @GET
    @Path("{id}/value")
    @Produces({MediaType.APPLICATION_OCTET_STREAM, "application/problem+json"})
    public Response value(@PathParam("id") String id) {
        return records.value(RejectedQuery.id(id));
    }

    @GET
    @Path("{id}")
    public RejectedRecord read(@PathParam("id") String id) {
        return rejected.record(RejectedQuery.id(id));
    }

    /**
     * The outcome of a retry.
     *
     * @param rejectedRecord in its new state
     */
    record RetryResult(RetryOutcome outcome, RejectedRecord rejectedRecord) {}

    /** How many retries had which outcome. */
    record Outcomes(RetryCounts outcomes) {}

    @POST
    @Path("{id}/retry")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    @Transactional
    public RetryResult retry(@PathParam("id") String id) {
        long known = RejectedQuery.id(id);
        return new RetryResult(retries.retry(known, actor.name()), rejected.record(known));
    }

    @POST
    @Path("retry")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Outcomes retryAll() {
        return new Outcomes(records.retryAll(actor.name()));
    }

    @POST
    @Path("{id}/dismiss")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public RejectedRecord dismiss(@PathParam("id") String id, byte[] body) throws MalformedJsonException {
        return retries.dismiss(RejectedQuery.id(id), Dismissal.read(body), actor.name());
    }
}

package org.libraryexchange.rejected;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.libraryexchange.http.NextPage;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.rejected.RejectedRepository.RejectedPage;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Gzipped;

/** Records of partners' logs that could not be mirrored. */
@Path("/api/v1/exchange/rejected-records")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPS)
class RejectedRecordsResource {

    private static final String ADDRESS = "/api/v1/exchange/rejected-records";

    private final RejectedRepository rejected;
    private final RejectedRecords records;

    RejectedRecordsResource(RejectedRepository rejected, RejectedRecords records) {
        this.rejected = rejected;
        this.records = records;
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
        RejectedPage page = rejected.page(query);
        String next =
                page.more() ? ADDRESS + "?" + query.goingOnAfter(page.last()).text() : null;
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
        return records.value(RejectedIds.parse(id));
    }

    @GET
    @Path("{id}")
    public RejectedRecord read(@PathParam("id") String id) {
        return rejected.read(RejectedIds.parse(id))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such rejected record."));
    }
}

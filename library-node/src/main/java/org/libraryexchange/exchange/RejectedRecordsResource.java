package org.libraryexchange.exchange;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.libraryexchange.exchange.RejectedRepository.RejectedPage;
import org.libraryexchange.problem.ProblemException;
import org.libraryexchange.problem.ProblemType;
import org.libraryexchange.security.Roles;

/** Records of partners' logs that could not be mirrored. */
@Path("/api/v1/exchange/rejected-records")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPS)
class RejectedRecordsResource {

    private static final String USUAL_LIMIT = "50";
    private static final int LARGEST_LIMIT = 200;

    private final RejectedRepository rejected;

    RejectedRecordsResource(RejectedRepository rejected) {
        this.rejected = rejected;
    }

    /**
     * A list of rejected records, oldest first.
     *
     * @param next address of the next page; null on the last
     */
    record Listing(List<RejectedRecord> rejectedRecords, String next) {}

    @GET
    public Response list(@QueryParam("after") String after, @QueryParam("limit") String limit) {
        int most = (int) number("limit", limit == null ? USUAL_LIMIT : limit, 1, LARGEST_LIMIT);
        RejectedPage page = rejected.page(number("after", after == null ? "0" : after, 0, Long.MAX_VALUE), most);
        if (!page.more()) {
            return Response.ok(new Listing(page.records(), null)).build();
        }
        long last = page.records().get(page.records().size() - 1).id();
        String next = "/api/v1/exchange/rejected-records?after=" + last + "&limit=" + most;
        return Response.ok(new Listing(page.records(), next))
                .header("Link", "<" + next + ">; rel=\"next\"")
                .build();
    }

    @GET
    @Path("{id}")
    public RejectedRecord read(@PathParam("id") String id) {
        return rejected.read(id.matches("[0-9]{1,18}") ? Long.parseLong(id) : -1)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such rejected record."));
    }

    private static long number(String name, String text, long least, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notInRange(name, least, most);
        }
        throw notInRange(name, least, most);
    }

    private static ProblemException notInRange(String name, long least, long most) {
        return ProblemException.parameter(name, "must be a whole number from " + least + " to " + most);
    }
}

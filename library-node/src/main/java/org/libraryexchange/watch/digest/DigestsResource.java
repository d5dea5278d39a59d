package org.libraryexchange.watch.digest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.libraryexchange.base.http.Gzipped;
import org.libraryexchange.base.http.NextPage;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.watch.digest.DigestStore.StoredDigest;

/** The digests of past mornings. */
@Path("/api/v1/exchange/digests")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPS, Roles.EXCHANGE_OPERATOR})
class DigestsResource {

    private static final String ADDRESS = "/api/v1/exchange/digests";
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final Set<String> PARAMETERS = Set.of("to", "limit");
    private static final int USUAL_LIMIT = 7;
    private static final int LARGEST_LIMIT = 100;

    private final DigestStore digests;

    DigestsResource(DigestStore digests) {
        this.digests = digests;
    }

    /**
     * A page of digests, newest first.
     *
     * @param next address of the next page; null on the last
     */
    record Listing(List<StoredDigest> digests, String next) {}

    @GET
    @Gzipped
    public Response list(@Context UriInfo address) {
        Parameters parameters = Parameters.of(address.getQueryParameters(), PARAMETERS);
        int most = (int) parameters.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT);
        List<StoredDigest> page = digests.latest(parameters.date("to").orElse(LAST), most);
        String next = NextPage.address(page, most, last -> ADDRESS + "?to=" + before(last) + "&limit=" + most);
        return NextPage.linked(new Listing(page, next), next);
    }

    private static LocalDate before(StoredDigest digest) {
        return digest.digest().day().minusDays(1);
    }

    @GET
    @Path("{day}")
    public StoredDigest read(@PathParam("day") String day) {
        return Parameters.pathDate(day)
                .flatMap(digests::read)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no digest for this day."));
    }
}

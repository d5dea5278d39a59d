package org.libraryexchange.exchange.nights;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.base.http.Gzipped;
import org.libraryexchange.base.http.NextPage;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;

/** Runs of the exchange. */
@Path("/api/v1/exchange/runs")
@Produces(MediaType.APPLICATION_JSON)
class RunsResource {

    private static final String ADDRESS = "/api/v1/exchange/runs";
    private static final Set<String> PARAMETERS = Set.of("before", "limit");
    private static final int USUAL_LIMIT = 20;
    private static final int LARGEST_LIMIT = 100;

    private final RunReader runs;
    private final Nights nights;
    private final SecurityIdentity identity;

    RunsResource(RunReader runs, Nights nights, SecurityIdentity identity) {
        this.runs = runs;
        this.nights = nights;
        this.identity = identity;
    }

    /**
     * Runs, the latest first.
     *
     * @param next address of the next page; null on the last one
     */
    record Listing(List<RunView> runs, String next) {}

    @GET
    @RolesAllowed({Roles.OPS, Roles.EXCHANGE_OPERATOR})
    @Gzipped
    public Response list(@Context UriInfo address) {
        Parameters parameters = Parameters.of(address.getQueryParameters(), PARAMETERS);
        int most = (int) parameters.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT);
        List<RunView> page = runs.latest(parameters.time("before").orElse(Parameters.END_OF_TIME), most);
        String next = NextPage.address(
                page, most, last -> ADDRESS + "?before=" + last.plan().started() + "&limit=" + most);
        return NextPage.linked(new Listing(page, next), next);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.OPS, Roles.EXCHANGE_OPERATOR})
    public RunView read(@PathParam("id") String id) {
        return Parameters.uuid(id)
                .flatMap(runs::read)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such run."));
    }

    /** Starts a run, or returns the current one. */
    @POST
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response start() {
        UUID id = nights.begin(identity.getPrincipal().getName());
        return Response.accepted(runs.read(id).orElseThrow())
                .location(URI.create(ADDRESS + "/" + id))
                .build();
    }
}

package org.libraryexchange.proving;

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
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.http.NextPage;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.node.Cities;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Gzipped;

/** Proofs that mirrors are complete. */
@Path("/api/v1/exchange/proofs")
@Produces(MediaType.APPLICATION_JSON)
class ProofsResource {

    private static final Set<String> PARAMETERS = Set.of("owner", "before", "limit");
    private static final int USUAL_LIMIT = 20;
    private static final int LARGEST_LIMIT = 100;

    private final ProofReader proofs;
    private final OwnProofRequests requests;
    private final Cities cities;
    private final SecurityIdentity identity;

    ProofsResource(ProofReader proofs, OwnProofRequests requests, Cities cities, SecurityIdentity identity) {
        this.proofs = proofs;
        this.requests = requests;
        this.cities = cities;
        this.identity = identity;
    }

    /**
     * Proofs of one city's catalogue, the latest first.
     *
     * @param next address of the next page; null on the last one
     */
    record Listing(List<ProofView> proofs, String next) {}

    @GET
    @RolesAllowed({Roles.OPS, Roles.EXCHANGE_OPERATOR})
    @Gzipped
    public Response list(@Context UriInfo address) {
        Parameters parameters = Parameters.of(address.getQueryParameters(), PARAMETERS);
        String city = parameters.one("owner", cities.names()).orElse(cities.own());
        int most = (int) parameters.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT);
        Instant before = parameters.time("before").orElse(Parameters.END_OF_TIME);
        List<ProofView> page = proofs.latest(city, before, most);
        String next = NextPage.address(
                page,
                most,
                last -> "/api/v1/exchange/proofs?owner=" + city + "&before=" + last.begun() + "&limit=" + most);
        return NextPage.linked(new Listing(page, next), next);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.OPS, Roles.EXCHANGE_OPERATOR})
    @Gzipped
    public ProofView read(@PathParam("id") String id) {
        return Parameters.uuid(id)
                .flatMap(proofs::read)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such proof."));
    }

    /** Starts a proof of the own catalogue, or returns the one that already waits. */
    @POST
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response start() {
        UUID id = requests.requested(Origin.OPERATOR, identity.getPrincipal().getName());
        return Response.accepted(proofs.read(id).orElseThrow())
                .location(URI.create("/api/v1/exchange/proofs/" + id))
                .build();
    }
}

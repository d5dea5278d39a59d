package org.libraryexchange.exchange.proving;

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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.libraryexchange.base.http.Gzipped;
import org.libraryexchange.base.http.NextPage;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.node.Cities;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.proving.ProofRequests.Origin;

/** Proofs that mirrors are complete. */
@Path("/api/v1/exchange/proofs")
@Produces(MediaType.APPLICATION_JSON)
class ProofsResource {

    private static final Set<String> PARAMETERS = Set.of("owner", "letters", "pictures", "before", "limit");
    private static final String ADDRESS = "/api/v1/exchange/proofs";
    private static final int USUAL_LIMIT = 20;
    private static final int LARGEST_LIMIT = 100;

    private final LogProofs proofs;
    private final Cities cities;
    private final SecurityIdentity identity;

    ProofsResource(LogProofs proofs, Cities cities, SecurityIdentity identity) {
        this.proofs = proofs;
        this.cities = cities;
        this.identity = identity;
    }

    /**
     * Proofs of one city's catalogue, of its pictures, or of the letters that it has written to another, the latest first.
     *
     * @param next address of the next page; null on the last one
     */
    record Listing(List<ProofView> proofs, String next) {}

    @GET
    @RolesAllowed({Roles.OPS, Roles.EXCHANGE_OPERATOR})
    @Gzipped
    public Response list(@Context UriInfo address) {
        Parameters parameters = Parameters.of(address.getQueryParameters(), PARAMETERS);
        LogTables logs = proved(parameters);
        String city = parameters.one("owner", owners(logs)).orElse(cities.own());
        int most = (int) parameters.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT);
        Instant before = parameters.time("before").orElse(Parameters.END_OF_TIME);
        List<ProofView> page = new ProofReader(logs).latest(city, before, most);
        String next = NextPage.address(
                page,
                most,
                last -> ADDRESS + "?owner=" + city + named(logs) + "&before=" + last.begun() + "&limit=" + most);
        return NextPage.linked(new Listing(page, next), next);
    }

    /** The logs that are asked about: those of items, unless letters or pictures are named. */
    private LogTables proved(Parameters parameters) {
        Set<String> partners = new TreeSet<>(cities.names());
        partners.remove(cities.own());
        Optional<String> partner = parameters.one("letters", partners);
        boolean pictures = parameters.one("pictures", Set.of("true")).isPresent();
        if (pictures && partner.isPresent()) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, "A proof is of letters or of pictures. Name one of the two.");
        }
        return pictures
                ? proofs.logs().pictures()
                : partner.map(proofs.logs()::letters).orElseGet(proofs.logs()::items);
    }

    private static String named(LogTables logs) {
        return switch (logs.own().sort()) {
            case LETTERS -> "&letters=" + logs.own().to().orElseThrow();
            case PICTURES -> "&pictures=true";
            default -> "";
        };
    }

    private static Set<String> owners(LogTables logs) {
        Set<String> owners = new TreeSet<>(logs.partners());
        owners.add(logs.city());
        return owners;
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

    /**
     * Starts a proof of the own catalogue, of the own pictures, or of the letters to a partner. Returns the one that
     * already waits, if there is one.
     */
    @POST
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response start(@Context UriInfo address) {
        LogTables logs = proved(Parameters.of(address.getQueryParameters(), Set.of("letters", "pictures")));
        UUID id = proofs.requests(logs)
                .requested(Origin.OPERATOR, identity.getPrincipal().getName());
        return Response.accepted(proofs.read(id).orElseThrow())
                .location(URI.create(ADDRESS + "/" + id))
                .build();
    }
}

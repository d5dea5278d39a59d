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
import org.libraryexchange.exchange.proving.ProofRequests.Origin;

/** Proofs that mirrors are complete. */
@Path("/api/v1/exchange/proofs")
@Produces(MediaType.APPLICATION_JSON)
class ProofsResource {

    private static final Set<String> PARAMETERS = Set.of("owner", "letters", "before", "limit");
    private static final String ADDRESS = "/api/v1/exchange/proofs";
    private static final int USUAL_LIMIT = 20;
    private static final int LARGEST_LIMIT = 100;

    private final ProofReader proofs;
    private final ProofRequests requests;
    private final LetterProofs letters;
    private final Cities cities;
    private final SecurityIdentity identity;

    ProofsResource(
            ProofReader proofs,
            ProofRequests requests,
            LetterProofs letters,
            Cities cities,
            SecurityIdentity identity) {
        this.proofs = proofs;
        this.requests = requests;
        this.letters = letters;
        this.cities = cities;
        this.identity = identity;
    }

    /**
     * Proofs of one city's catalogue, or of the letters that it has written to another, the latest first.
     *
     * @param next address of the next page; null on the last one
     */
    record Listing(List<ProofView> proofs, String next) {}

    @GET
    @RolesAllowed({Roles.OPS, Roles.EXCHANGE_OPERATOR})
    @Gzipped
    public Response list(@Context UriInfo address) {
        Parameters parameters = Parameters.of(address.getQueryParameters(), PARAMETERS);
        Optional<String> partner = partner(parameters);
        String city = parameters.one("owner", owners(partner)).orElse(cities.own());
        int most = (int) parameters.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT);
        Instant before = parameters.time("before").orElse(Parameters.END_OF_TIME);
        List<ProofView> page = partner.map(letters::reader).orElse(proofs).latest(city, before, most);
        String next = NextPage.address(
                page,
                most,
                last -> ADDRESS + "?owner=" + city
                        + partner.map(name -> "&letters=" + name).orElse("") + "&before=" + last.begun() + "&limit="
                        + most);
        return NextPage.linked(new Listing(page, next), next);
    }

    private Optional<String> partner(Parameters parameters) {
        Set<String> partners = new TreeSet<>(cities.names());
        partners.remove(cities.own());
        return parameters.one("letters", partners);
    }

    private Set<String> owners(Optional<String> partner) {
        return partner.map(other -> Set.of(cities.own(), other)).orElseGet(cities::names);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.OPS, Roles.EXCHANGE_OPERATOR})
    @Gzipped
    public ProofView read(@PathParam("id") String id) {
        return Parameters.uuid(id)
                .flatMap(this::find)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such proof."));
    }

    private Optional<ProofView> find(UUID id) {
        return proofs.read(id).or(() -> letters.read(id));
    }

    /**
     * Starts a proof of the own catalogue, or of the letters to a partner. Returns the one that already waits, if there
     * is one.
     */
    @POST
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response start(@Context UriInfo address) {
        String operator = identity.getPrincipal().getName();
        UUID id = partner(Parameters.of(address.getQueryParameters(), Set.of("letters")))
                .map(partner -> letters.requested(partner, operator))
                .orElseGet(() -> requests.requested(Origin.OPERATOR, operator));
        return Response.accepted(find(id).orElseThrow())
                .location(URI.create(ADDRESS + "/" + id))
                .build();
    }
}

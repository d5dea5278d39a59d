package org.libraryexchange.exchange.proving;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.security.Roles;

/** Mirrors of partners' catalogues. */
@Path("/api/v1/exchange/mirrors")
@Produces(MediaType.APPLICATION_JSON)
class MirrorsResource {

    private final PostgresMirrorProofs mirrors;
    private final NodeConfig node;

    MirrorsResource(PostgresMirrorProofs mirrors, NodeConfig node) {
        this.mirrors = mirrors;
        this.node = node;
    }

    /** Where clients can watch the rebuilding. */
    record Rebuild(String partner, String status) {}

    /**
     * Reads a partner's log again from its start, while clients keep reading the mirror, and asks for a proof. Nothing
     * returns to an older state; the proof repairs what the log cannot.
     */
    @POST
    @Path("{partner}/rebuild")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response rebuild(@PathParam("partner") String partner) {
        if (!node.partners().containsKey(partner)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "This node has no mirror of " + partner + ".");
        }
        mirrors.rebuild(partner);
        URI status = URI.create("/api/v1/exchange/status");
        return Response.accepted(new Rebuild(partner, status.toString()))
                .location(status)
                .build();
    }
}

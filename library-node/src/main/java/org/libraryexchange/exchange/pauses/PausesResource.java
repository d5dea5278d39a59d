package org.libraryexchange.exchange.pauses;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.libraryexchange.base.security.Actor;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.json.MalformedJsonException;

/** Pauses and resumes what is applied of partners. */
@Path("/api/v1/exchange/mirrors")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.EXCHANGE_OPERATOR)
class PausesResource {

    private final Pauses pauses;
    private final Actor actor;

    PausesResource(Pauses pauses, Actor actor) {
        this.pauses = pauses;
        this.actor = actor;
    }

    @POST
    @Path("{partner}/pause")
    @Consumes(MediaType.APPLICATION_JSON)
    public Pause pause(@PathParam("partner") String partner, byte[] body) throws MalformedJsonException {
        return pauses.pause(partner, PauseRequest.read(body), actor.name());
    }

    @POST
    @Path("{partner}/resume")
    public void resume(@PathParam("partner") String partner) {
        pauses.resume(partner);
    }
}

package org.libraryexchange.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.security.Actor;
import org.libraryexchange.security.Roles;

/** An operator's decision on an import that is held because it would withdraw too much. */
@Path(ImportView.ADDRESS)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.EXCHANGE_OPERATOR)
class ImportDecisionsResource {

    private final ImportDecisions decisions;
    private final Actor actor;

    ImportDecisionsResource(ImportDecisions decisions, Actor actor) {
        this.decisions = decisions;
        this.actor = actor;
    }

    @POST
    @Path("{id}/approve")
    public ImportView approve(@PathParam("id") String id, byte[] body) throws MalformedJsonException {
        ImportView decided = decisions.approve(id, Approval.read(body).withdrawals(), actor.name());
        if (decided.state() == ImportState.HELD) {
            throw ProblemException.importChanged(decided.check().withdrawals());
        }
        return decided;
    }

    @POST
    @Path("{id}/drop")
    public ImportView drop(@PathParam("id") String id) {
        return decisions.drop(id, actor.name());
    }
}

package org.libraryexchange.catalogue.imports;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.OptionalLong;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.security.Actor;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

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

    /**
     * What somebody approves.
     *
     * @param withdrawals the number of withdrawals that the person was shown; empty if the request does not say
     */
    private record Approval(OptionalLong withdrawals) {

        /** Reads the body of a request, such as {@code {"withdrawals": 60}}. It may be empty. */
        static Approval read(byte[] body) throws MalformedJsonException {
            if (body == null || body.length == 0) {
                return new Approval(OptionalLong.empty());
            }
            JsonNode tree = StrictJson.tree(body);
            JsonNode withdrawals = tree.path("withdrawals");
            boolean sound = tree.size() == 1 && withdrawals.canConvertToExactIntegral() && withdrawals.longValue() >= 0;
            if (!sound) {
                throw ProblemException.body(new Violation(
                        "/withdrawals",
                        "type",
                        "must be the number of withdrawals that was shown, with no other member",
                        withdrawals.isMissingNode() ? null : withdrawals.toString()));
            }
            return new Approval(OptionalLong.of(withdrawals.longValue()));
        }
    }
}

package org.libraryexchange.letters.proposals;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.base.http.ItemIds;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.Catalogue;
import org.libraryexchange.catalogue.ItemResponses;
import org.libraryexchange.catalogue.Precondition;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.MalformedJsonException;

/** Leaves values of own items to the city's systems again. */
@Path("/api/v1/items")
@Produces(MediaType.APPLICATION_JSON)
class SettledValuesResource {

    private final SettledChanges changes;
    private final Catalogue catalogue;

    SettledValuesResource(SettledChanges changes, Catalogue catalogue) {
        this.changes = changes;
        this.catalogue = catalogue;
    }

    @DELETE
    @Path("{id}/accepted-changes")
    @RolesAllowed(Roles.CATALOGUER)
    public Response remove(
            @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, @Context UriInfo address)
            throws MalformedJsonException, InvalidItemException {
        UUID item = ItemIds.parse(id);
        catalogue.requireOwn(item);
        Precondition expected = Precondition.needed(ifMatch);
        String pointer = Parameters.of(address.getQueryParameters(), Set.of("pointer"))
                .one("pointer")
                .orElseThrow(() -> ProblemException.parameter("pointer", "is missing"));
        return ItemResponses.written(changes.remove(item, expected, pointer));
    }
}

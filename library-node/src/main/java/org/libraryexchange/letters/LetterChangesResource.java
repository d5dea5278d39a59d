package org.libraryexchange.letters;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import org.libraryexchange.http.NextPage;
import org.libraryexchange.security.Roles;

/** The changes in the logs of letters. */
@Path("/api/v1/letters/changes")
@Produces(MediaType.APPLICATION_JSON)
class LetterChangesResource {

    private final LetterChanges changes;

    LetterChangesResource(LetterChanges changes) {
        this.changes = changes;
    }

    @GET
    @RolesAllowed(Roles.LIBRARIAN)
    public Response page(@Context UriInfo address) {
        LetterChanges.Page page = changes.page(changes.query(address.getQueryParameters()));
        return NextPage.linked(page.json().getBytes(StandardCharsets.UTF_8), page.next());
    }
}

package org.libraryexchange.letters;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.libraryexchange.security.Roles;

/** The desks of both cities, from which and to which letters are written. */
@Path("/api/v1/letters/desks")
@Produces(MediaType.APPLICATION_JSON)
class DesksResource {

    private final LetterDesks desks;

    DesksResource(LetterDesks desks) {
        this.desks = desks;
    }

    record Listing(List<Correspondence.Desk> desks) {}

    @GET
    @RolesAllowed(Roles.LIBRARIAN)
    public Listing list() {
        return new Listing(desks.all());
    }
}

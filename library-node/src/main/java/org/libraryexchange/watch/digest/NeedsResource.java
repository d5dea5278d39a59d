package org.libraryexchange.watch.digest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.watch.digest.Digest.Need;
import org.libraryexchange.watch.status.StatusReader;

/** What needs a person now. */
@Path("/api/v1/exchange/needs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPS, Roles.EXCHANGE_OPERATOR})
class NeedsResource {

    private final StatusReader status;
    private final Needs needs;

    NeedsResource(StatusReader status, Needs needs) {
        this.status = status;
        this.needs = needs;
    }

    /** Everything that needs a person, the most serious first. */
    record Listing(List<Need> needs) {}

    @GET
    public Listing list() {
        return new Listing(needs.of(status.read()));
    }
}

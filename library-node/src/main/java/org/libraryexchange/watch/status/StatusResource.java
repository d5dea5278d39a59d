package org.libraryexchange.watch.status;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.libraryexchange.base.security.Roles;

/** The state of the exchange. */
@Path("/api/v1/exchange/status")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPS)
class StatusResource {

    private final StatusReader status;

    StatusResource(StatusReader status) {
        this.status = status;
    }

    @GET
    public ExchangeStatus read() {
        return status.read();
    }
}

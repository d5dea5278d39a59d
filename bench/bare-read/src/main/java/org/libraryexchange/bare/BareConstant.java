package org.libraryexchange.bare;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A constant answer of a given size. It is sent from a worker thread, as the others are, which wait for a database. */
@Path("/constant")
public class BareConstant {

    @GET
    @Path("{bytes}")
    @Produces(MediaType.APPLICATION_JSON)
    public String read(@PathParam("bytes") int bytes) {
        return '"' + "x".repeat(bytes - 2) + '"';
    }
}

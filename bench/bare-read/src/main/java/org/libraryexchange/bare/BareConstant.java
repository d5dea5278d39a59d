package org.libraryexchange.bare;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** An answer of a given size that comes from nowhere; on a worker thread like the others, for they wait for a database. */
@Path("/constant")
public class BareConstant {

    @GET
    @Path("{bytes}")
    @Produces(MediaType.APPLICATION_JSON)
    public String read(@PathParam("bytes") int bytes) {
        return '"' + "x".repeat(bytes - 2) + '"';
    }
}

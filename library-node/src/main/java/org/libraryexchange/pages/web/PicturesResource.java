package org.libraryexchange.pages.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;

/** Serves the pictures that every node has. */
@Path("/pictures/{digest}.svg")
class PicturesResource {

    @GET
    public Response read(@PathParam("digest") String digest, @Context HttpHeaders request) {
        return ShippedPictures.of(digest)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such picture here."))
                .answer(request, Asset.FOR_EVER)
                .build();
    }
}

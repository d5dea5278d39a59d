package org.libraryexchange.pages.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;

/** Serves the files that pages load, and the pictures that every node has. */
@Path("/")
class AssetsResource {

    private final Assets assets;

    AssetsResource(Assets assets) {
        this.assets = assets;
    }

    @GET
    @Path("assets/{digest}/{name}")
    public Response asset(
            @PathParam("digest") String digest, @PathParam("name") String name, @Context HttpHeaders request) {
        return answer(assets.at(digest, name), "There is no such asset.", request);
    }

    @GET
    @Path("pictures/{digest}.svg")
    public Response picture(@PathParam("digest") String digest, @Context HttpHeaders request) {
        return answer(ShippedPictures.of(digest), "There is no such picture here.", request);
    }

    private static Response answer(Optional<Asset> file, String missing, HttpHeaders request) {
        return file.orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, missing))
                .answer(request, Asset.FOR_EVER)
                .build();
    }

    /** Leads programs to the icon that look for it without reading a page. */
    @GET
    @Path("favicon.ico")
    public Response icon() {
        return Response.seeOther(URI.create(assets.address(Frames.LARGE_ICON))).build();
    }
}

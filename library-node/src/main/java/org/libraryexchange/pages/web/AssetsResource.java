package org.libraryexchange.pages.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;

/** Serves the files that pages load. */
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
        return assets.at(digest, name)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such asset."))
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

package org.libraryexchange.pages.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Leads programs to the icon that look for it without reading a page. */
@Path("/favicon.ico")
class FaviconResource {

    private final Assets assets;

    FaviconResource(Assets assets) {
        this.assets = assets;
    }

    @GET
    public Response read() {
        return Response.seeOther(URI.create(assets.address(Frames.LARGE_ICON))).build();
    }
}

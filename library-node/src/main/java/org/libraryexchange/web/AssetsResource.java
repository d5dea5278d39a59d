package org.libraryexchange.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.web.Assets.Asset;

/** Serves the files that pages load. */
@Path("/assets/{digest}/{name}")
class AssetsResource {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Assets assets;

    AssetsResource(Assets assets) {
        this.assets = assets;
    }

    @GET
    public Response read(
            @PathParam("digest") String digest,
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String acceptEncoding) {
        Asset asset = assets.at(digest, name)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such asset."));
        boolean compressed = Encodings.takeGzip(acceptEncoding);
        Response.ResponseBuilder answer = Response.ok(compressed ? asset.compressed() : asset.bytes())
                .type(asset.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return compressed ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").build() : answer.build();
    }
}

package org.libraryexchange.catalogue.pictures;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.libraryexchange.base.http.EntityTags;
import org.libraryexchange.base.http.InTurn;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.catalogue.pictures.PictureForm.State;

/** Serves the forms of pictures. The address is the digest of the bytes, so what it names never changes. */
@Path("/media")
class PictureResource {

    /** Long enough for readers to come back, and short enough for a picture that is taken down to be forgotten. */
    private static final String FOR_A_DAY = "public, max-age=86400";

    private final PictureStore store;

    PictureResource(PictureStore store) {
        this.store = store;
    }

    @GET
    @InTurn
    @Path("{sha256}")
    public Response read(@PathParam("sha256") String sha256, @HeaderParam("If-None-Match") String ifNoneMatch) {
        byte[] jpeg = shown(sha256);
        boolean held = EntityTags.held(ifNoneMatch, sha256);
        return (held ? Response.notModified() : Response.ok(jpeg, "image/jpeg"))
                .tag(sha256)
                .header(HttpHeaders.CACHE_CONTROL, FOR_A_DAY)
                // Viewers of other sites draw what a manifest names.
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }

    private byte[] shown(String sha256) {
        PictureForm form = store.named(sha256);
        if (form.state() == State.TAKEN_DOWN) {
            throw new ProblemException(ProblemType.ERASED, "The picture was taken down.");
        }
        return form.document().jpeg().orElseThrow(PictureStore::unknown);
    }
}

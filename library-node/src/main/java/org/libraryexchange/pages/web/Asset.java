package org.libraryexchange.pages.web;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import org.libraryexchange.base.http.EntityTags;
import org.libraryexchange.base.http.Gzip;
import org.libraryexchange.json.Sha256;

/**
 * A file of the node in plain and compressed form, outside the heap: all answers send the same bytes, and none copies them.
 *
 * @param sha256 in hexadecimal
 */
record Asset(String mediaType, String sha256, Buffer plain, Buffer compressed) {

    /** For a file whose address holds its digest. */
    static final String FOR_EVER = "public, max-age=31536000, immutable";

    static Asset of(String mediaType, byte[] bytes) {
        return new Asset(
                mediaType, HexFormat.of().formatHex(Sha256.of(bytes)), outsideHeap(bytes), outsideHeap(Gzip.of(bytes)));
    }

    /** Vert.x 5 moves this to its internal buffers; 4 has no other that does not copy. */
    @SuppressWarnings("deprecation")
    private static Buffer outsideHeap(byte[] bytes) {
        return Buffer.buffer(
                Unpooled.directBuffer(bytes.length).writeBytes(bytes).asReadOnly());
    }

    /** Reads a file that comes with the node. */
    static Asset read(String mediaType, String resource) {
        try (InputStream file = Asset.class.getResourceAsStream(resource)) {
            return of(mediaType, file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the node cannot be read", e);
        }
    }

    /** An answer with the file, or with 304 if the client has the same file already. */
    Response.ResponseBuilder answer(HttpHeaders request, String cacheControl) {
        boolean zipped = Gzip.isTaken(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        String tag = zipped ? sha256 + "-gzip" : sha256;
        Response.ResponseBuilder answer = EntityTags.held(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)
                ? Response.notModified()
                : body(zipped);
        return answer.tag(new EntityTag(tag))
                .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }

    private Response.ResponseBuilder body(boolean zipped) {
        Response.ResponseBuilder body = Response.ok(zipped ? compressed : plain).type(mediaType);
        return zipped ? body.header(HttpHeaders.CONTENT_ENCODING, "gzip") : body;
    }
}

package org.libraryexchange.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.HexFormat;
import org.libraryexchange.json.Sha256;

/**
 * A file in plain and compressed form, whose address holds its digest.
 *
 * @param sha256 in hexadecimal
 */
record Asset(String mediaType, String sha256, byte[] bytes, byte[] compressed) {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    static Asset of(String mediaType, byte[] bytes) {
        return new Asset(mediaType, HexFormat.of().formatHex(Sha256.of(bytes)), bytes, Gzip.of(bytes));
    }

    Response answer(String acceptEncoding) {
        boolean zipped = Encodings.takeGzip(acceptEncoding);
        Response.ResponseBuilder answer = Response.ok(zipped ? compressed : bytes)
                .type(mediaType)
                .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return zipped ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").build() : answer.build();
    }
}

package org.libraryexchange.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** How the body of a request is packed. */
public final class ContentEncoding {

    private ContentEncoding() {}

    /** Whether {@code Content-Encoding} says so; x-gzip is the same (RFC 9110 section 8.4.1.3). */
    static boolean isGzip(String encoding) {
        String coding = encoding.strip().toLowerCase(Locale.ROOT);
        return coding.equals("gzip") || coding.equals("x-gzip");
    }

    /**
     * The body as it was before it was packed; whoever reads it says how much there may be.
     *
     * @throws ProblemException if it is not packed as the request says
     */
    public static InputStream unpacked(HttpServerRequest head, InputStream body) throws IOException {
        String encoding = head.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || !isGzip(encoding)) {
            return body;
        }
        try {
            return new GZIPInputStream(body);
        } catch (ZipException | EOFException e) {
            throw notGzip();
        }
    }

    /** The refusal of a body that is not packed as the request says. */
    public static ProblemException notGzip() {
        return new ProblemException(
                ProblemType.BAD_REQUEST, "Content-Encoding says gzip, but the body is not gzip to its end.");
    }
}

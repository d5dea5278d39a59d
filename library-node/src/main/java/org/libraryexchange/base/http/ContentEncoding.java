package org.libraryexchange.base.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The encoding of a request body. */
public final class ContentEncoding {

    private ContentEncoding() {}

    /** Whether {@code Content-Encoding} says gzip. x-gzip means the same (RFC 9110 section 8.4.1.3). */
    static boolean isGzip(String encoding) {
        String coding = encoding.strip().toLowerCase(Locale.ROOT);
        return coding.equals("gzip") || coding.equals("x-gzip");
    }

    /**
     * The decoded body. The caller must limit how much it reads.
     *
     * @throws ProblemException if the body is not encoded as the request says
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

    /** The error for a body that is not encoded as the request says. */
    public static ProblemException notGzip() {
        return new ProblemException(
                ProblemType.BAD_REQUEST, "Content-Encoding says gzip, but the body is not gzip to its end.");
    }
}

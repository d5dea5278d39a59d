package org.libraryexchange.base.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * Compresses whole answers for clients whose header {@code Accept-Encoding} takes it (RFC 9110 section 12.5.3), and unpacks
 * compressed bodies.
 */
public final class Gzip {

    private static final Pattern CHOICE =
            Pattern.compile("\\s*([^;\\s]+)\\s*(?:;\\s*q\\s*=\\s*([01](?:\\.\\d{0,3})?)\\s*)?");

    private Gzip() {}

    /** Whether the answer may be compressed with gzip. An entry for gzip itself counts before an asterisk. */
    public static boolean isTaken(String acceptEncoding) {
        String header = acceptEncoding == null ? "" : acceptEncoding.toLowerCase(Locale.ROOT);
        return weight(header, "gzip").or(() -> weight(header, "*")).orElse(0.0) > 0;
    }

    private static Optional<Double> weight(String header, String coding) {
        return Stream.of(header.split(",", -1))
                .map(CHOICE::matcher)
                .filter(choice -> choice.matches() && choice.group(1).equals(coding))
                .map(Gzip::weight)
                .findFirst();
    }

    private static double weight(Matcher choice) {
        return choice.group(2) == null ? 1 : Double.parseDouble(choice.group(2));
    }

    public static byte[] of(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes all that is written", e);
        }
        return compressed.toByteArray();
    }

    /** Whether {@code Content-Encoding} says gzip. x-gzip means the same (RFC 9110 section 8.4.1.3). */
    static boolean isNamedBy(String encoding) {
        String coding = encoding.strip().toLowerCase(Locale.ROOT);
        return coding.equals("gzip") || coding.equals("x-gzip");
    }

    /**
     * The decoded body. The caller must limit how much it reads.
     *
     * @throws ZipException or {@link EOFException}, at once or while it is read, if the body is not encoded as the request
     *     says
     */
    public static InputStream unpacked(HttpServerRequest head, InputStream body) throws IOException {
        String encoding = head.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding == null || !isNamedBy(encoding) ? body : new GZIPInputStream(body);
    }

    /** The error for a body that is not encoded as the request says. */
    public static ProblemException malformed() {
        return new ProblemException(
                ProblemType.BAD_REQUEST, "Content-Encoding says gzip, but the body is not gzip to its end.");
    }
}

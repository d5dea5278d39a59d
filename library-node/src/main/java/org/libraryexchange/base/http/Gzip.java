package org.libraryexchange.base.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Compresses whole answers for clients whose header {@code Accept-Encoding} takes it (RFC 9110 section 12.5.3). */
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
}

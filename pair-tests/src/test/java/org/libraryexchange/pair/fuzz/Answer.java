package org.libraryexchange.pair.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a node answered.
 *
 * @param status 0 where it is no answer of HTTP/1.1
 * @param headers by name in lower case
 * @param whole whether all of the body came, or so much of a stream as was wanted
 */
record Answer(int status, String head, Map<String, List<String>> headers, byte[] body, boolean whole) {

    private static final int SHOWN = 1_500;

    String header(String name) {
        return String.join(", ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    /** Without its parameters. */
    String mediaType() {
        return header("Content-Type").replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    boolean isStream() {
        return mediaType().equals("text/event-stream");
    }

    boolean endsConnection() {
        return !whole || isStream() || header("Connection").equalsIgnoreCase("close");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        String text = text();
        return head + "\n" + text.substring(0, Math.min(SHOWN, text.length()));
    }
}

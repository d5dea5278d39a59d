package org.libraryexchange.bench.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An HTTP/1.1 request on a connection that is kept open. The answer is read and thrown away. It uses the older HTTP
 * client of the JDK, which works in the calling thread. That client needs about a sixth of the CPU time of {@code
 * java.net.http}, and the node beside it lacks the CPU time that a client uses.
 *
 * @param body of a PUT; null for a GET
 * @param status that the answer must have
 */
record Request(URI address, Map<String, String> headers, String body, int status) {

    /** Connections at a time. By default the JDK keeps only five, and opens the others again each time. */
    static final int MOST_CONNECTIONS = 256;

    private static final int BUFFER = 8_192;

    static {
        System.setProperty("http.maxConnections", Integer.toString(MOST_CONNECTIONS));
    }

    static Request get(URI address) {
        return new Request(address, Map.of(), null, HttpURLConnection.HTTP_OK);
    }

    /** Sends the request, and fails if the answer has another status. */
    void send() {
        try {
            HttpURLConnection exchange = (HttpURLConnection) address.toURL().openConnection();
            exchange.setRequestProperty("Accept", "application/json");
            headers.forEach(exchange::setRequestProperty);
            if (body != null) {
                put(exchange);
            }
            int answered = exchange.getResponseCode();
            if (answered != status) {
                throw new IllegalStateException(address + " was answered with " + answered);
            }
            discard(exchange);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(HttpURLConnection exchange) throws IOException {
        exchange.setRequestMethod("PUT");
        exchange.setDoOutput(true);
        try (OutputStream out = exchange.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A connection is kept only if its answer has been read to the end. */
    private static void discard(HttpURLConnection exchange) throws IOException {
        byte[] some = new byte[BUFFER];
        try (InputStream in = exchange.getInputStream()) {
            while (in.read(some) >= 0) {
                // Nobody needs the answer.
            }
        }
    }
}

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
 * A request of HTTP/1.1 on a connection that is kept, whose answer is read and thrown away. The older of the JDK's clients
 * makes it: it works in the thread that asks, so it takes about a sixth of the CPU time of {@code java.net.http}, and what a
 * client takes is missing at the node beside it.
 *
 * @param body what is put; null for a GET
 * @param status that it must be answered with
 */
record Request(URI address, Map<String, String> headers, String body, int status) {

    /** Connections at a time; the JDK would keep no more than five otherwise, and open the others anew each time. */
    static final int MOST_CONNECTIONS = 256;

    private static final int BUFFER = 8_192;

    static {
        System.setProperty("http.maxConnections", Integer.toString(MOST_CONNECTIONS));
    }

    static Request get(URI address) {
        return new Request(address, Map.of(), null, HttpURLConnection.HTTP_OK);
    }

    /** Asks, and fails if it is answered otherwise. */
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

    /** A connection is only kept once its answer has been read to the end. */
    private static void discard(HttpURLConnection exchange) throws IOException {
        byte[] some = new byte[BUFFER];
        try (InputStream in = exchange.getInputStream()) {
            while (in.read(some) >= 0) {
                // Nobody looks at it.
            }
        }
    }
}

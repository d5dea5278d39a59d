package org.libraryexchange.pair.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** A connection over which anything may be sent, HTTP or not. */
final class RawRequest implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final String LOOPBACK = "127.0.0.1";

    private final Socket socket = new Socket();

    private RawRequest(URI api, String own) {
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName(own), 0));
            socket.connect(new InetSocketAddress(api.getHost(), api.getPort()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection that comes from an address of this machine. */
    static RawRequest from(String own, URI api) {
        return new RawRequest(api, own);
    }

    /** What a node answers to a head, after which the client sends nothing more. */
    static String answer(URI api, String head) {
        try (RawRequest request = from(LOOPBACK, api)) {
            request.send(head);
            return request.readAll();
        }
    }

    /** Sends what it can: the node may have hung up before. */
    void send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        } catch (IOException e) {
            // What there is to be read tells why.
        }
    }

    /** All until the node hangs up; nothing where that was without an answer. */
    String readAll() {
        StringBuilder all = new StringBuilder();
        byte[] buffer = new byte[8_192];
        try {
            for (int read = socket.getInputStream().read(buffer);
                    read >= 0;
                    read = socket.getInputStream().read(buffer)) {
                all.append(new String(buffer, 0, read, ISO_8859_1));
            }
        } catch (IOException e) {
            // A reset after the answer is how a connection ends whose request was not read to its end.
        }
        return all.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.libraryexchange.pair.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A connection over which any bytes are sent, and answers are read as RFC 9112 tells where they end. */
final class RawConnection implements AutoCloseable {

    /** An answer that has begun comes to its end, however busy the machine is. */
    private static final Duration PATIENCE_WITH_REST = Duration.ofSeconds(20);

    private final Socket socket;
    private final Duration patience;
    private final InputStream in;

    /** @param patience until an answer begins */
    RawConnection(URI api, Duration patience) {
        this.patience = patience;
        try {
            socket = new Socket(api.getHost(), api.getPort());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer to a good request. */
    static Answer askOnce(URI api, String request) {
        try (RawConnection wire = new RawConnection(api, Duration.ofSeconds(20))) {
            wire.send(request.getBytes(ISO_8859_1));
            return wire.answer(false).orElseThrow();
        }
    }

    /** Sends what it can: the node may have hung up before. */
    void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            // What there is to be read tells why.
        }
    }

    /**
     * The next answer; empty where the node hung up, or has nothing to say in time.
     *
     * @param toHead whether it has no body whatever its head says
     */
    Optional<Answer> answer(boolean toHead) {
        try {
            Answer answer = read(toHead);
            return Optional.of(answer.status() / 100 == 1 ? read(toHead) : answer);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Answer read(boolean toHead) throws IOException {
        setPatience(patience);
        String first = line();
        setPatience(PATIENCE_WITH_REST);
        List<String> head = new ArrayList<>(List.of(first));
        Map<String, List<String>> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.add(line);
            String name = line.replaceAll(":.*", "").toLowerCase(Locale.ROOT);
            headers.computeIfAbsent(name, it -> new ArrayList<>())
                    .add(line.substring(Math.min(line.length(), name.length() + 1))
                            .strip());
        }
        int status = first.matches("HTTP/1\\.[01] \\d{3} .*") ? Integer.parseInt(first.substring(9, 12)) : 0;
        Answer answer = new Answer(status, String.join("\n", head), headers, new byte[0], true);
        if (toHead || answer.isStream() || status / 100 == 1 || status == 204 || status == 304) {
            return answer;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean whole = readBody(answer, body);
        byte[] bytes = whole && answer.header("Content-Encoding").equals("gzip")
                ? new GZIPInputStream(new ByteArrayInputStream(body.toByteArray())).readAllBytes()
                : body.toByteArray();
        return new Answer(status, answer.head(), headers, bytes, whole);
    }

    private void setPatience(Duration longest) throws SocketException {
        socket.setSoTimeout((int) longest.toMillis());
    }

    /** Whether it came to its end. */
    private boolean readBody(Answer answer, ByteArrayOutputStream body) {
        try {
            if (answer.header("Transfer-Encoding").equalsIgnoreCase("chunked")) {
                for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                    read(size, body);
                    line();
                }
                line();
            } else {
                read(Integer.parseInt(answer.header("Content-Length")), body);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void read(int length, ByteArrayOutputStream body) throws IOException {
        byte[] bytes = in.readNBytes(length);
        body.write(bytes);
        if (bytes.length < length) {
            throw new EOFException();
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
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

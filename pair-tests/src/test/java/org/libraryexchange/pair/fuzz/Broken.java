package org.libraryexchange.pair.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;

/** Bytes that are no request, or not all of one, or several. */
final class Broken {

    private static final String FIRST_LINE = "^[^\r\n]*";
    private static final String END = "\r\n";

    private static final List<String> LINES = List.of(
            "",
            "NONSENSE",
            "GET",
            "GET /api/v1/items",
            "GET  /api/v1/items HTTP/1.1",
            "GET /api/v1/items HTTP/1.1 x",
            "GET /api/v1/a b HTTP/1.1",
            "GET /api/v1/items HTTP/9.9",
            "GET /api/v1/items HTTP/0.9",
            "GET /api/v1/items http/1.1",
            "GET api/v1/items HTTP/1.1",
            "GET http://evil.example.org/api/v1/items HTTP/1.1",
            "GET * HTTP/1.1",
            "OPTIONS * HTTP/1.1",
            "CONNECT fuzz:80 HTTP/1.1",
            "GET /api/v1/items#a HTTP/1.1",
            "GET /api/v1/items?\u0001 HTTP/1.1",
            "GET /api/v1/\u00ff\u00fe HTTP/1.1",
            "GET /api/v1/items?q=" + "x".repeat(9_000) + " HTTP/1.1",
            "GET /api/v1/items?q=" + "x".repeat(20_000) + " HTTP/1.1",
            "GET /api/v1/items?" + "a=b&".repeat(1_500) + " HTTP/1.1",
            "G\u0000ET /api/v1/items HTTP/1.1",
            "GET\t/api/v1/items\tHTTP/1.1",
            "\u0016\u0003\u0001\u0002\u0000\u0001",
            "PRI * HTTP/2.0");

    private static final List<String> HEADERS = List.of(
            "No-Colon",
            ": no name",
            "A b: c",
            "A : b",
            " folded",
            "X: a\r\n\tb",
            "X: a\u0000b",
            "X\u00e9: a",
            "X: a\nY: b",
            "X: a\rY: b",
            "Content-Length: -1",
            "Content-Length: x",
            "Content-Length: 1, 2",
            "Content-Length: 99999999999999999999",
            "Content-Length: 3\r\nContent-Length: 4",
            "Content-Length: 5\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: gzip",
            "Transfer-Encoding: chunked, chunked",
            "Transfer-Encoding: xchunked",
            "Host: other",
            "Connection: close, keep-alive",
            "Connection: Upgrade\r\nUpgrade: websocket",
            "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAA",
            "Expect: nonsense",
            "X: " + "x".repeat(17_000),
            "X: " + "x".repeat(100_000),
            "X: y\r\n".repeat(2_000) + "X: y",
            "Cookie: " + "a=b; ".repeat(2_000));

    private static final List<String> CHUNKS = List.of(
            "zz\r\nabc\r\n0\r\n\r\n",
            "-1\r\nabc\r\n0\r\n\r\n",
            "ffffffffffffffff\r\nabc",
            "7fffffff\r\nabc",
            "3\r\nabcdef\r\n0\r\n\r\n",
            "3;a=b\r\n{}\n\r\n0\r\n\r\n",
            "3\r\n{}\n\r\n0\r\nX: trailer\r\n\r\n",
            "3\r\n{}\n\r\n0\r\nno trailer\r\n\r\n",
            "3\n{}\n\n0\n\n",
            "\r\n",
            "0\r\n\r\n",
            "1" + "0".repeat(5_000) + "\r\n");

    private final RequestGenerator requests;
    private final Description api;
    private final Random random;

    Broken(Description api, RequestGenerator requests, Random random) {
        this.api = api;
        this.requests = requests;
        this.random = random;
    }

    byte[] next() {
        String good = good();
        String broken = switch (random.nextInt(8)) {
            case 0 -> good.replaceFirst(FIRST_LINE, Matcher.quoteReplacement(Hostile.one(LINES, random)));
            case 1 -> withHeader(good, Hostile.one(HEADERS, random));
            case 2 ->
                good.replaceFirst("Host: fuzz\r\n", Hostile.one(List.of("", "Host: \r\n", "Host: a b\r\n"), random));
            case 3 -> chunked(good);
            case 4 -> good.substring(0, random.nextInt(good.length()));
            case 5 -> good + good() + good() + good();
            case 6 -> spliced(good);
            default -> noise();
        };
        return broken.getBytes(ISO_8859_1);
    }

    private String good() {
        return new String(requests.valid(Hostile.one(api.operations(), random)).bytes(), ISO_8859_1);
    }

    private static String withHeader(String request, String header) {
        return request.replaceFirst(END, Matcher.quoteReplacement(END + header + END));
    }

    private String chunked(String request) {
        String head = request.substring(0, request.indexOf(END + END)).replaceAll("(?i)\r\ncontent-length: \\d+", "");
        return head + "\r\nTransfer-Encoding: chunked\r\n\r\n" + Hostile.one(CHUNKS, random);
    }

    private String spliced(String request) {
        int at = random.nextInt(request.length());
        return request.substring(0, at)
                + (char) random.nextInt(256)
                + request.substring(Math.min(request.length(), at + random.nextInt(4)));
    }

    private String noise() {
        byte[] noise = new byte[1 + random.nextInt(2_000)];
        random.nextBytes(noise);
        return new String(noise, ISO_8859_1);
    }

    /** The most requests that they can be taken for. */
    static int most(byte[] bytes) {
        return 1 + new String(bytes, ISO_8859_1).split("HTTP/", -1).length;
    }

    /** So that a failure tells what was sent, byte by byte. */
    static String shown(byte[] bytes) {
        StringBuilder shown = new StringBuilder();
        for (byte each : bytes) {
            switch (each) {
                case '\r' -> shown.append("\\r");
                case '\n' -> shown.append("\\n");
                case '\\' -> shown.append("\\\\");
                case '\'' -> shown.append("\\x27");
                default ->
                    shown.append(
                            each >= ' ' && each < 0x7f ? Character.toString(each) : "\\x%02x".formatted(each & 0xff));
            }
        }
        return shown.length() <= 6_000
                ? shown.toString()
                : shown.substring(0, 4_000) + "…" + bytes.length + " bytes…" + shown.substring(shown.length() - 500);
    }
}

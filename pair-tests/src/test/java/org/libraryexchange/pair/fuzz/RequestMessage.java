package org.libraryexchange.pair.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A request in the making. All of its text may be anything. */
final class RequestMessage {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    record Field(String name, String value) {}

    String method;

    /** As it is sent. */
    String path;

    /** As they are sent, such as {@code a=b}. */
    List<String> query = new ArrayList<>();

    List<Field> headers = new ArrayList<>();
    byte[] body = {};
    boolean chunked;

    String target() {
        return path + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    void setHeader(String name, String value) {
        headers.removeIf(it -> it.name.equalsIgnoreCase(name));
        headers.add(new Field(name, value));
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String lines =
                headers.stream().map(it -> it.name + ": " + it.value + "\r\n").collect(Collectors.joining());
        bytes.writeBytes(utf8(method + " " + target() + " HTTP/1.1\r\nHost: fuzz\r\n" + lines));
        if (chunked) {
            bytes.writeBytes("Transfer-Encoding: chunked\r\n\r\n".getBytes(ISO_8859_1));
            int half = body.length / 2;
            writeChunk(bytes, 0, half);
            writeChunk(bytes, half, body.length - half);
            bytes.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
        } else {
            String length = body.length > 0 || !method.equals("GET") ? "Content-Length: " + body.length + "\r\n" : "";
            bytes.writeBytes((length + "\r\n").getBytes(ISO_8859_1));
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    private void writeChunk(ByteArrayOutputStream bytes, int from, int length) {
        if (length > 0) {
            bytes.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(ISO_8859_1));
            bytes.write(body, from, length);
            bytes.writeBytes("\r\n".getBytes(ISO_8859_1));
        }
    }

    /** As it belongs into an address. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte each : utf8(text)) {
            if (UNRESERVED.indexOf((char) each) >= 0) {
                escaped.append((char) each);
            } else {
                escaped.append("%%%02X".formatted(each & 0xff));
            }
        }
        return escaped.toString();
    }

    /** Unpaired surrogates too, as three bytes each, which UTF-8 forbids. */
    static byte[] utf8(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        text.codePoints().forEach(point -> {
            if (point >= 0xd800 && point <= 0xdfff) {
                bytes.write(0xe0 | (point >> 12));
                bytes.write(0x80 | ((point >> 6) & 0x3f));
                bytes.write(0x80 | (point & 0x3f));
            } else {
                bytes.writeBytes(Character.toString(point).getBytes(UTF_8));
            }
        });
        return bytes.toByteArray();
    }
}

package org.libraryexchange.pair;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.Header;

/**
 * A record that a stranger, or a partner gone mad, might write into the log of Leeds, and that is to be rejected.
 *
 * @param kind what is wrong with it
 * @param reason for which it has to be rejected
 */
record HostileRecord(String kind, ProducerRecord<byte[], byte[]> content, String reason) {

    private static final String TOPIC = "library.leeds.items";
    private static final UUID ID = UUID.fromString("019ac1f2-0000-7000-8000-00000000bad0");
    private static final long SEQUENCE = 4_000_000_000L;
    private static final String GOOD = """
            {"id":"%s","kind":"festival","owner":"leeds","status":"published","title":{"en":"Forged"},\
            "updated":"2026-11-20T14:05:11Z","version":1}""".formatted(ID);

    /** One with which nothing is wrong. */
    static ProducerRecord<byte[], byte[]> good(String title) {
        return recordOf(ID.toString().getBytes(UTF_8), document("Forged", title));
    }

    /** One of each kind. */
    static List<HostileRecord> all() {
        List<HostileRecord> all = new ArrayList<>();
        all.addAll(ofValues());
        all.addAll(ofJson());
        all.addAll(ofDocuments());
        all.addAll(ofEnvelopes());
        return all;
    }

    private static List<HostileRecord> ofValues() {
        return List.of(
                of("tombstone", (byte[]) null, "no-value"),
                of("empty value", new byte[0], "no-value"),
                of("random bytes", new byte[] {7, -1, 0, 99, -128, 13}, "malformed-json"),
                of("gzip magic and garbage", new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3}, "malformed-json"),
                of("UTF-16", GOOD.getBytes(UTF_16), "malformed-json"),
                of("byte order mark", GOOD.replaceFirst("^", "\uFEFF").getBytes(UTF_8), "malformed-json"),
                of("invalid UTF-8", bytesInTitle(0xED, 0xA0, 0x80), "malformed-json"),
                of("overlong UTF-8", bytesInTitle(0xC0, 0x80), "malformed-json"),
                of("more than 256 KiB", document("Forged", "x".repeat(900_000)), "too-large"));
    }

    private static List<HostileRecord> ofJson() {
        return List.of(
                of("truncated", GOOD.substring(0, 60), "malformed-json"),
                of("braces that do not match", "{\"id\":[}", "malformed-json"),
                structured("structured CloudEvents, broken", "{\"specversion\":\"1.0\",\"data\":"),
                of("a list", "[]", "malformed-json"),
                of("a text", "\"x\"", "malformed-json"),
                of("null", "null", "malformed-json"),
                of("a number", "1", "malformed-json"),
                of("a second document", GOOD + GOOD, "malformed-json"),
                of("5,000 levels", with("\"deep\":" + "[".repeat(5_000) + "]".repeat(5_000)), "malformed-json"),
                of("5,000 digits", with("\"long\":" + "9".repeat(5_000)), "malformed-json"),
                of("not a number", with("\"no\":NaN"), "malformed-json"),
                of("infinite", with("\"far\":1e999"), "malformed-json"),
                of("duplicate key", with("\"version\":2"), "malformed-json"),
                of("lone surrogate", with("\"half\":\"\\ud800\""), "invalid-text"),
                of("U+0000", with("\"nil\":\"\\u0000\""), "invalid-text"));
    }

    private static List<HostileRecord> ofDocuments() {
        return List.of(
                of("another id", document(ID.toString(), UUID.randomUUID().toString()), "wrong-id"),
                of("id in capitals", document(ID.toString(), ID.toString().toUpperCase(Locale.ROOT)), "wrong-id"),
                of("owned by the receiver", document("\"leeds\"", "\"hangzhou\""), "wrong-owner"),
                of("owned by a third", document("\"leeds\"", "\"lille\""), "wrong-owner"),
                of("unknown kind", document("festival", "potluck"), "unknown-kind"),
                of("a draft", document("published", "draft"), "invalid-status"),
                of("version 0", document(":1}", ":0}"), "invalid-version"),
                of("version -1", document(":1}", ":-1}"), "invalid-version"),
                of("version 2^63", document(":1}", ":9223372036854775808}"), "invalid-version"),
                of("version as text", document(":1}", ":\"1\"}"), "invalid-version"),
                of("no version", document(",\"version\":1", ""), "invalid-version"),
                of("year 12026", document("2026-", "+12026-"), "invalid-time"),
                of("title is a text", document("{\"en\":\"Forged\"}", "\"Forged\""), "wrong-shape"),
                of("title is a list", document("{\"en\":\"Forged\"}", "[\"Forged\"]"), "wrong-shape"),
                of("title holds numbers", document("\"Forged\"", "7"), "wrong-shape"),
                of("occurrences is an object", with("\"festival\":{\"occurrences\":{}}"), "wrong-shape"),
                of("media are texts", with("\"media\":[\"https://example.org/light.jpg\"]"), "wrong-shape"));
    }

    private static List<HostileRecord> ofEnvelopes() {
        return List.of(
                enveloped("no headers at all", "bad-envelope", headers -> Map.of()),
                enveloped("a schema of tomorrow", "unknown-type", header(Header.TYPE, "org.libraryexchange.item.v2")),
                enveloped("an unknown type", "unknown-type", header(Header.TYPE, "com.example.invoice.v1")),
                enveloped("CloudEvents of tomorrow", "bad-envelope", header(Header.SPEC_VERSION, "9.9")),
                enveloped("another source", "wrong-source", header(Header.SOURCE, "/cities/hangzhou")),
                enveloped("sequence 0", "bad-envelope", header(Header.SEQUENCE, "0")),
                enveloped("sequence -1", "bad-envelope", header(Header.SEQUENCE, "-1")),
                enveloped("sequence 2^62", "bad-envelope", header(Header.SEQUENCE, "4611686018427387904")),
                enveloped("follows itself", "bad-envelope", header(Header.FOLLOWS, Long.toString(SEQUENCE))),
                enveloped("wrong digest", "wrong-digest", header(Header.SHA256, "0".repeat(64))),
                enveloped(
                        "another subject",
                        "wrong-id",
                        header(Header.SUBJECT, UUID.randomUUID().toString())),
                enveloped("a header name of 64 KB", "wrong-source", headers -> {
                    headers.put("n".repeat(64_000), new byte[] {1});
                    headers.put(Header.SOURCE, "/cities/nowhere".getBytes(UTF_8));
                    return headers;
                }),
                new HostileRecord(
                        "another key", recordOf("some key".getBytes(UTF_8), GOOD.getBytes(UTF_8)), "wrong-id"));
    }

    /** What a library for structured CloudEvents would try to read as one, and fail. */
    private static HostileRecord structured(String kind, String value) {
        HostileRecord broken = of(kind, value, "malformed-json");
        broken.content().headers().remove(Header.CONTENT_TYPE);
        broken.content().headers().add(Header.CONTENT_TYPE, "application/cloudevents+json".getBytes(UTF_8));
        return broken;
    }

    private static HostileRecord of(String kind, String value, String reason) {
        return of(kind, value.getBytes(UTF_8), reason);
    }

    private static HostileRecord of(String kind, byte[] value, String reason) {
        return new HostileRecord(kind, recordOf(ID.toString().getBytes(UTF_8), value), reason);
    }

    private static HostileRecord enveloped(String kind, String reason, UnaryOperator<Map<String, byte[]>> change) {
        ProducerRecord<byte[], byte[]> content =
                new ProducerRecord<>(TOPIC, 0, ID.toString().getBytes(UTF_8), GOOD.getBytes(UTF_8));
        change.apply(headers(GOOD.getBytes(UTF_8))).forEach(content.headers()::add);
        return new HostileRecord(kind, content, reason);
    }

    private static UnaryOperator<Map<String, byte[]>> header(String name, String value) {
        return headers -> {
            headers.put(name, value.getBytes(UTF_8));
            return headers;
        };
    }

    /** Sound but for what is given. */
    static ProducerRecord<byte[], byte[]> recordOf(byte[] key, byte[] value) {
        ProducerRecord<byte[], byte[]> content = new ProducerRecord<>(TOPIC, 0, key, value);
        headers(value == null ? new byte[0] : value).forEach(content.headers()::add);
        return content;
    }

    private static Map<String, byte[]> headers(byte[] value) {
        return new LinkedHashMap<>(new DocumentRecord(
                        CityLog.items("leeds"), ID, SEQUENCE, SEQUENCE - 1, value, Sha256.of(value), Instant.EPOCH)
                .headers());
    }

    private static byte[] document(String part, String instead) {
        return GOOD.replaceFirst(Pattern.quote(part), instead).getBytes(UTF_8);
    }

    private static String with(String field) {
        return GOOD.substring(0, GOOD.length() - 1) + "," + field + "}";
    }

    private static byte[] bytesInTitle(int... bytes) {
        String[] parts = GOOD.split("Forged", -1);
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.writeBytes(parts[0].getBytes(UTF_8));
        for (int each : bytes) {
            value.write(each);
        }
        value.writeBytes(parts[1].getBytes(UTF_8));
        return value.toByteArray();
    }
}

package org.libraryexchange.pair;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.Header;

/** Records that a stranger, or a partner gone mad, might write into a log of Leeds, and that are to be rejected. */
abstract class HostileRecords {

    private static final long SEQUENCE = 4_000_000_000L;

    private final CityLog log;
    private final UUID id;
    private final String good;

    /**
     * @param good a document with which nothing is wrong, and which says "Forged" once and at its end that it is version 1
     */
    HostileRecords(CityLog log, UUID id, String good) {
        this.log = log;
        this.id = id;
        this.good = good;
    }

    /** Those of a log of Leeds. */
    static HostileRecords in(TopicUnderTest log) {
        return switch (log.log().sort()) {
            case LETTERS -> new HostileLetters();
            case PICTURES -> new HostilePictures();
            default -> new HostileItems();
        };
    }

    /** One with which nothing is wrong. */
    ProducerRecord<byte[], byte[]> good(String title) {
        return recordOf(id, document("Forged", title));
    }

    /** One of each kind. */
    List<HostileRecord> all() {
        return Stream.of(ofValues(), ofJson(), ofAnyDocuments(), ofDocuments(), ofEnvelopes())
                .flatMap(List::stream)
                .toList();
    }

    /** The member that tells the sort of a document. */
    String kind() {
        return "kind";
    }

    /** Those that there are only among such documents. */
    abstract List<HostileRecord> ofDocuments();

    private List<HostileRecord> ofValues() {
        return List.of(
                of("tombstone", (byte[]) null, "no-value"),
                of("empty value", new byte[0], "no-value"),
                of("random bytes", new byte[] {7, -1, 0, 99, -128, 13}, "malformed-json"),
                of("gzip magic and garbage", new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3}, "malformed-json"),
                of("UTF-16", good.getBytes(UTF_16), "malformed-json"),
                of("byte order mark", good.replaceFirst("^", "\uFEFF").getBytes(UTF_8), "malformed-json"),
                of("invalid UTF-8", bytesInTitle(0xED, 0xA0, 0x80), "malformed-json"),
                of("overlong UTF-8", bytesInTitle(0xC0, 0x80), "malformed-json"),
                of("more than 256 KiB", document("Forged", "x".repeat(900_000)), "too-large"));
    }

    private List<HostileRecord> ofJson() {
        return List.of(
                of("truncated", good.substring(0, 60), "malformed-json"),
                of("braces that do not match", "{\"id\":[}", "malformed-json"),
                structured("structured CloudEvents, broken", "{\"specversion\":\"1.0\",\"data\":"),
                of("a list", "[]", "malformed-json"),
                of("a text", "\"x\"", "malformed-json"),
                of("null", "null", "malformed-json"),
                of("a number", "1", "malformed-json"),
                of("a second document", good + good, "malformed-json"),
                of("5,000 levels", with("\"deep\":" + "[".repeat(5_000) + "]".repeat(5_000)), "malformed-json"),
                of("5,000 digits", with("\"long\":" + "9".repeat(5_000)), "malformed-json"),
                of("not a number", with("\"no\":NaN"), "malformed-json"),
                of("infinite", with("\"far\":1e999"), "malformed-json"),
                of("duplicate key", with("\"version\":2"), "malformed-json"),
                of("lone surrogate", with("\"half\":\"\\ud800\""), "invalid-text"),
                of("U+0000", with("\"nil\":\"\\u0000\""), "invalid-text"));
    }

    private List<HostileRecord> ofAnyDocuments() {
        return List.of(
                of("another id", document(id.toString(), UUID.randomUUID().toString()), "wrong-id"),
                of("id in capitals", document(id.toString(), id.toString().toUpperCase(Locale.ROOT)), "wrong-id"),
                of("owned by the receiver", document("\"owner\":\"leeds\"", "\"owner\":\"hangzhou\""), "wrong-owner"),
                of("owned by a third", document("\"owner\":\"leeds\"", "\"owner\":\"lille\""), "wrong-owner"),
                of("unknown kind", document(kind() + "\":\"", kind() + "\":\"potluck-"), "unknown-kind"),
                of("a draft", document("\"status\":\"", "\"status\":\"draft\",\"was\":\""), "invalid-status"),
                of("version 0", document(":1}", ":0}"), "invalid-version"),
                of("version -1", document(":1}", ":-1}"), "invalid-version"),
                of("version 2^63", document(":1}", ":9223372036854775808}"), "invalid-version"),
                of("version as text", document(":1}", ":\"1\"}"), "invalid-version"),
                of("no version", document(",\"version\":1", ""), "invalid-version"),
                of("year 12026", document("\"updated\":\"2026-", "\"updated\":\"+12026-"), "invalid-time"));
    }

    private List<HostileRecord> ofEnvelopes() {
        return List.of(
                enveloped("no headers at all", "bad-envelope", headers -> Map.of()),
                enveloped(
                        "a schema of tomorrow",
                        "unknown-type",
                        header(Header.TYPE, log.documentType().orElseThrow().replace("v1", "v2"))),
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
                        "another key", recordOf("some key".getBytes(UTF_8), good.getBytes(UTF_8)), "wrong-id"));
    }

    /** What a library for structured CloudEvents would try to read as one, and fail. */
    private HostileRecord structured(String kind, String value) {
        HostileRecord broken = of(kind, value, "malformed-json");
        broken.content().headers().remove(Header.CONTENT_TYPE);
        broken.content().headers().add(Header.CONTENT_TYPE, "application/cloudevents+json".getBytes(UTF_8));
        return broken;
    }

    final HostileRecord of(String kind, String value, String reason) {
        return of(kind, value.getBytes(UTF_8), reason);
    }

    final HostileRecord of(String kind, byte[] value, String reason) {
        return new HostileRecord(kind, recordOf(id, value), reason);
    }

    /** With another id in key and envelope. */
    final HostileRecord of(String kind, UUID key, String document, String reason) {
        return new HostileRecord(kind, recordOf(key, document.getBytes(UTF_8)), reason);
    }

    final HostileRecord enveloped(String kind, String reason, UnaryOperator<Map<String, byte[]>> change) {
        byte[] value = good.getBytes(UTF_8);
        byte[] key = id.toString().getBytes(UTF_8);
        return new HostileRecord(kind, recordOf(key, value, change.apply(headers(id, value))), reason);
    }

    static UnaryOperator<Map<String, byte[]>> header(String name, String value) {
        return headers -> {
            headers.put(name, value.getBytes(UTF_8));
            return headers;
        };
    }

    /** Sound but for what is given. */
    ProducerRecord<byte[], byte[]> recordOf(byte[] key, byte[] value) {
        return recordOf(key, value, headers(id, value));
    }

    private ProducerRecord<byte[], byte[]> recordOf(UUID key, byte[] value) {
        return recordOf(key.toString().getBytes(UTF_8), value, headers(key, value));
    }

    private ProducerRecord<byte[], byte[]> recordOf(byte[] key, byte[] value, Map<String, byte[]> headers) {
        ProducerRecord<byte[], byte[]> content = new ProducerRecord<>(log.topic(), 0, key, value);
        headers.forEach(content.headers()::add);
        return content;
    }

    private Map<String, byte[]> headers(UUID subject, byte[] value) {
        byte[] bytes = value == null ? new byte[0] : value;
        return new LinkedHashMap<>(new DocumentRecord(
                        log, subject, SEQUENCE, SEQUENCE - 1, bytes, Sha256.of(bytes), Instant.EPOCH, Optional.empty())
                .headers());
    }

    final byte[] document(String part, String instead) {
        return good.replaceFirst(Pattern.quote(part), instead).getBytes(UTF_8);
    }

    final String with(String field) {
        return good.substring(0, good.length() - 1) + "," + field + "}";
    }

    private byte[] bytesInTitle(int... bytes) {
        String[] parts = good.split("Forged", -1);
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.writeBytes(parts[0].getBytes(UTF_8));
        for (int each : bytes) {
            value.write(each);
        }
        value.writeBytes(parts[1].getBytes(UTF_8));
        return value.toByteArray();
    }
}

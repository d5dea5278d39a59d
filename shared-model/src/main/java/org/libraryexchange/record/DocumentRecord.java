package org.libraryexchange.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The state of one item, letter, handling or picture at one place in a log of its owner.
 *
 * @param log that carries documents
 * @param id of the document, key of the record
 * @param sequence place in the order of the owner's commits, from 1; numbers of superseded states are missing
 * @param follows sequence of the record sent before this one; 0 for the first
 * @param document canonical JSON in UTF-8, the record's value
 * @param sha256 of the document, 32 bytes
 * @param time of the commit, for information; {@link #UNTOLD} if the record does not say it
 * @param trace of the request that made the change, if somebody records it; otherwise empty
 */
public record DocumentRecord(
        CityLog log,
        UUID id,
        long sequence,
        long follows,
        byte[] document,
        byte[] sha256,
        Instant time,
        Optional<TraceParent> trace)
        implements LogRecord {

    /** How far a place may be ahead of all places known before. No catalogue grows so much between two records. */
    public static final long MOST_AHEAD = 1_000_000_000;

    /** The time of a record that tells none. */
    public static final Instant UNTOLD = Instant.EPOCH;

    public DocumentRecord {
        if (sequence < 1 || follows < 0 || follows >= sequence) {
            throw new IllegalArgumentException(
                    "sequence must be above follows, and that 0 or more: " + sequence + ", " + follows);
        }
        if (log.documentType().isEmpty()) {
            throw new IllegalArgumentException("log must be one that carries documents: " + log);
        }
    }

    /** The city whose log it is. */
    public String owner() {
        return log.city();
    }

    /** Name of the change, the same for the owner and its partners. */
    public String change() {
        return log.change(sequence);
    }

    @Override
    public byte[] key() {
        return utf8(id.toString());
    }

    @Override
    public byte[] value() {
        return document;
    }

    @Override
    public String type() {
        return log.documentType().orElseThrow();
    }

    @Override
    public Map<String, byte[]> headers() {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put(Header.SPEC_VERSION, utf8("1.0"));
        headers.put(Header.TYPE, utf8(type()));
        headers.put(Header.ID, utf8(change()));
        headers.put(Header.SOURCE, utf8(log.source()));
        headers.put(Header.SUBJECT, utf8(id.toString()));
        headers.put(Header.TIME, utf8(time.toString()));
        headers.put(Header.CONTENT_TYPE, utf8("application/json"));
        headers.put(Header.SEQUENCE, utf8(Long.toString(sequence)));
        headers.put(Header.FOLLOWS, utf8(Long.toString(follows)));
        headers.put(Header.SHA256, utf8(HexFormat.of().formatHex(sha256)));
        trace.ifPresent(place -> headers.put(TraceParent.HEADER, utf8(place.header())));
        return headers;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

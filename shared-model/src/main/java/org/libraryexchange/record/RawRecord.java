package org.libraryexchange.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import org.libraryexchange.json.Sha256;

/**
 * A record as it came from the log, before anything is believed of it.
 *
 * @param offset place in the topic's one partition
 * @param timestamp as set by whoever produced it
 * @param key may be null
 * @param value may be null; only its beginning where the record was cut
 * @param headers in order; a name may occur more than once
 * @param cut where the record is larger than a reader holds
 * @param transactional whether it was written in a transaction of Kafka, which may have been given up
 */
public record RawRecord(
        long offset,
        Instant timestamp,
        byte[] key,
        byte[] value,
        List<RawHeader> headers,
        Optional<Cut> cut,
        boolean transactional) {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,15}");
    private static final long LARGEST_SEQUENCE = 1L << 53;

    /** Of one with no name and no value. */
    public static final int BYTES_OF_A_HEADER = 64;

    /**
     * One header of a record.
     *
     * @param value may be null
     */
    public record RawHeader(String name, byte[] value) {}

    /**
     * What is known of a record of which only the beginning was kept: of its value, and where they are too long as well of
     * its key and its headers.
     *
     * @param bytes of the whole value
     * @param sha256 of the whole value
     * @param unreadable why it, and what was sent with it, cannot be read at all; then value and digest are those of the
     *     packed bytes
     */
    public record Cut(long bytes, byte[] sha256, Optional<String> unreadable) {}

    /** A whole record that was written in no transaction. */
    public RawRecord(long offset, Instant timestamp, byte[] key, byte[] value, List<RawHeader> headers) {
        this(offset, timestamp, key, value, headers, Optional.empty(), false);
    }

    /** The same record at another place. */
    public RawRecord at(long otherOffset) {
        return new RawRecord(otherOffset, timestamp, key, value, headers, cut, transactional);
    }

    /** Whether only the beginning of the value was kept. */
    boolean isValueCut() {
        return cut.isPresent() && value != null && value.length < cut.get().bytes();
    }

    /** About how many bytes of memory it takes. */
    public long bytes() {
        long bytes = length(key) + length(value);
        for (RawHeader header : headers) {
            bytes += BYTES_OF_A_HEADER + header.name().length() + length(header.value());
        }
        return bytes;
    }

    private static long length(byte[] part) {
        return part == null ? 0 : part.length;
    }

    /** SHA-256 of the whole value; that of nothing where there is none. */
    public byte[] valueSha256() {
        return cut.map(Cut::sha256).orElseGet(() -> Sha256.of(value == null ? new byte[0] : value));
    }

    /** Bytes of the whole value. */
    public long valueBytes() {
        return cut.map(Cut::bytes).orElse(value == null ? 0L : value.length);
    }

    /** The value of a header that occurs exactly once. */
    Optional<byte[]> header(String name) {
        RawHeader found = null;
        for (RawHeader header : headers) {
            if (header.name().equals(name)) {
                if (found != null) {
                    return Optional.empty();
                }
                found = header;
            }
        }
        return found == null ? Optional.empty() : Optional.ofNullable(found.value());
    }

    /** The item that the key names; empty where it is no id. To be believed no more than the rest of the record. */
    public Optional<UUID> claimedItem() {
        try {
            return key == null
                    ? Optional.empty()
                    : Optional.of(DocumentReader.uuid(new String(key, StandardCharsets.US_ASCII)));
        } catch (UnfitRecordException e) {
            return Optional.empty();
        }
    }

    /** The place in the log that the envelope names; empty where it is none. To be believed no more than the rest. */
    public OptionalLong claimedSequence() {
        String digits = header(Header.SEQUENCE)
                .map(value -> new String(value, StandardCharsets.US_ASCII))
                .orElse("");
        if (!NUMBER.matcher(digits).matches()) {
            return OptionalLong.empty();
        }
        long sequence = Long.parseLong(digits);
        return sequence <= LARGEST_SEQUENCE ? OptionalLong.of(sequence) : OptionalLong.empty();
    }
}

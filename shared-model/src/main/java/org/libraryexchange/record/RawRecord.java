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
 * A record as it came from the log, before any of it is believed.
 *
 * @param offset in the topic's one partition
 * @param timestamp that the producer set
 * @param key may be null
 * @param value may be null; only its beginning if the record was cut
 * @param headers in order; a name may occur more than once
 * @param cut present if the record is larger than a reader holds
 * @param transactional whether it was written in a Kafka transaction, which may have been aborted
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

    /** Memory of a header with no name and no value. */
    public static final int BYTES_OF_A_HEADER = 64;

    /**
     * One header of a record.
     *
     * @param value may be null
     */
    public record RawHeader(String name, byte[] value) {}

    /**
     * What is known of a record that was cut: only the beginning of its value was kept, and of its key and headers too
     * if they were too long.
     *
     * @param bytes number of bytes of the whole value
     * @param sha256 of the whole value
     * @param unreadable why the record, and what was sent with it, cannot be read at all; value and digest are then
     *     those of the compressed bytes
     */
    public record Cut(long bytes, byte[] sha256, Optional<String> unreadable) {}

    /** A whole record that was not written in a transaction. */
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

    /** Roughly how many bytes of memory it takes. */
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

    /** SHA-256 of the whole value; if there is no value, that of no bytes. */
    public byte[] valueSha256() {
        return cut.map(Cut::sha256).orElseGet(() -> Sha256.of(value == null ? new byte[0] : value));
    }

    /** Number of bytes of the whole value. */
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

    /**
     * The item that the key names; empty if the key is not an id. It is no more certain than the rest of the record.
     */
    public Optional<UUID> claimedItem() {
        try {
            return key == null
                    ? Optional.empty()
                    : Optional.of(DocumentReader.uuid(new String(key, StandardCharsets.US_ASCII)));
        } catch (UnfitRecordException e) {
            return Optional.empty();
        }
    }

    /**
     * The place in the log that the envelope names; empty if it names none. It is no more certain than the rest of the
     * record.
     */
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

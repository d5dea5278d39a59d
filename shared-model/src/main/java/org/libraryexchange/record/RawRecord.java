package org.libraryexchange.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A record as it came from the log, before anything is believed of it.
 *
 * @param offset place in the topic's one partition
 * @param timestamp as set by whoever produced it
 * @param key may be null
 * @param value may be null
 * @param headers in order; a name may occur more than once
 */
public record RawRecord(long offset, Instant timestamp, byte[] key, byte[] value, List<RawHeader> headers) {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,15}");
    private static final long LARGEST_SEQUENCE = 1L << 53;

    /**
     * One header of a record.
     *
     * @param value may be null
     */
    public record RawHeader(String name, byte[] value) {}

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

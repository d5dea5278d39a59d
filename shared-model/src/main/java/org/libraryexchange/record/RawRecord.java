package org.libraryexchange.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
}

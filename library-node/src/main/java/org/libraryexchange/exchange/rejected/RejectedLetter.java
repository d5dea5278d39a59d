package org.libraryexchange.exchange.rejected;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import org.libraryexchange.exchange.rejected.RejectedRecord.Disposition;

/**
 * A rejected record of a partner's log of letters, as operators see it: without any of its bytes, and without the detail,
 * since operators need not be allowed to read letters.
 *
 * @param bytes size of key, value and headers together
 * @param wholeBytes size of the whole value, if only its beginning was kept; otherwise null
 * @param reason stable term
 * @param purged whether value and headers were removed, because the letter was erased
 */
public record RejectedLetter(
        long id,
        String partner,
        @Nested @JsonUnwrapped Origin origin,
        long bytes,
        Long wholeBytes,
        String reason,
        Instant rejected,
        @Nested @JsonUnwrapped Disposition disposition,
        boolean purged) {

    /**
     * Where a rejected record is in its log of letters, and what it says of itself.
     *
     * @param offset in the topic
     * @param time of the record in the log
     * @param letterId the key, if it is an id; otherwise null
     * @param sequence the header, if it is a sequence; otherwise null
     */
    public record Origin(String topic, long offset, Instant time, UUID letterId, Long sequence) {}

    /** The select list of such a letter. */
    static final String SELECT = """
            select id, owner as partner, topic, record_offset as "offset", record_time as time, item_id as letter_id,
                sequence, bytes, whole_bytes, reason, rejected, purged, state, settled, settled_by, note
            from letters.rejected_record
            """;
}

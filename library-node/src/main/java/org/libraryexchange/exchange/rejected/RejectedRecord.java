package org.libraryexchange.exchange.rejected;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import org.libraryexchange.record.CityLog;

/**
 * A record of a partner's log that could not be mirrored.
 *
 * @param partner owner of the log
 * @param reason stable term
 * @param detail the reason as a sentence
 * @param purged whether value and headers were removed, because the owner erased the item that the key names
 */
public record RejectedRecord(
        long id,
        String partner,
        @Nested @JsonUnwrapped Origin origin,
        @Nested @JsonUnwrapped Size size,
        @Nested @JsonUnwrapped Content content,
        String reason,
        String detail,
        Instant rejected,
        @Nested @JsonUnwrapped Disposition disposition,
        boolean purged) {

    /**
     * Where a rejected record is in its log, and what it says of itself.
     *
     * @param offset in the topic
     * @param time of the record in the log
     * @param itemId the key, if it is an id; otherwise null
     * @param sequence the header, if it is a sequence; otherwise null
     */
    public record Origin(String topic, long offset, Instant time, UUID itemId, Long sequence) {}

    /**
     * How large a rejected record is, and how large it was if only the beginning of its value was kept.
     *
     * @param bytes size of key, value and headers together
     * @param wholeBytes size of the whole value, if only its beginning was kept; otherwise null
     * @param wholeSha256 of the whole value in hexadecimal, if only its beginning was kept; otherwise null
     */
    public record Size(long bytes, Long wholeBytes, String wholeSha256) {

        /**
         * The largest record in bytes that is read as a whole: four times the limit for an item. A larger one cannot be
         * an item, and a stranger decides how large it is; its value is only streamed.
         */
        private static final long MOST_BYTES = 1024 * 1024;
    }

    /**
     * Key, value and header values are the original bytes in Base64; all three are withheld if they have more than 1 MiB
     * together.
     *
     * @param key null if it had none
     * @param value null if it had none
     * @param headers list of name and value
     */
    public record Content(
            byte[] key, byte[] value, @JsonRawValue String headers) {}

    /**
     * What has become of a rejected record.
     *
     * @param settled when it was settled; null until then
     * @param settledBy who settled it; null if the exchange did so by itself
     * @param note why it was dismissed, or why it stays open; otherwise null
     */
    public record Disposition(RejectedState state, Instant settled, String settledBy, String note) {}

    /** Selects rejected records of a log. */
    static final String SELECT = """
            select id, owner as partner, topic, record_offset as "offset", record_time as time, item_id, sequence, bytes,
                whole_bytes, encode(whole_sha256, 'hex') as whole_sha256, case when bytes <= %1$d then key end as key,
                case when bytes <= %1$d then value end as value,
                case when bytes <= %1$d then convert_from(headers, 'UTF8') end as headers, reason, detail, rejected, purged,
                state, settled, settled_by, note
            from rejected_record
            """.formatted(Size.MOST_BYTES);

    /** Selects those of all logs but letters. */
    static final String SELECT_LISTED = SELECT.replace("from rejected_record", "from listed_rejected_record");

    /** How many of its bytes were read with it. */
    long bytesRead() {
        return isGiant() ? 0 : size.bytes();
    }

    private boolean isGiant() {
        return size.bytes() > Size.MOST_BYTES;
    }

    /**
     * Whether it can be judged again: it is complete and from the log. Messages of a control log are not sent again.
     *
     * @param log of items or letters
     */
    boolean canBeJudged(CityLog log) {
        return !isGiant() && size.wholeBytes() == null && origin.topic().equals(log.topic());
    }
}

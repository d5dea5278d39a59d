package org.libraryexchange.rejected;

import java.time.Instant;
import java.util.UUID;
import org.libraryexchange.record.Topics;

/**
 * The applier's row for a record of a partner's log that could not be mirrored, without the original record: see {@link
 * Original}.
 *
 * @param bytes of key, value and headers together
 * @param wholeBytes of the whole value, if only its beginning was kept; otherwise null
 * @param wholeSha256 of the whole value, if only its beginning was kept; otherwise null
 * @param itemId the key, if it is an id; otherwise null
 * @param sequence the header, if it is a sequence; otherwise null
 * @param settled null until it is settled
 * @param settledBy null if the exchange settled it by itself
 * @param note why it was dismissed; otherwise null
 */
record RejectedRow(
        long id,
        String owner,
        String topic,
        long recordOffset,
        Instant recordTime,
        long bytes,
        Long wholeBytes,
        byte[] wholeSha256,
        String reason,
        String detail,
        Instant rejected,
        boolean purged,
        UUID itemId,
        Long sequence,
        RejectedState state,
        Instant settled,
        String settledBy,
        String note) {

    /** Whether it is too large to be read into memory. */
    boolean isGiant() {
        return bytes > Original.MOST_BYTES;
    }

    /**
     * Whether it can be judged again: it is complete and from an item log. Messages of a control log are not sent
     * again.
     */
    boolean canBeJudged() {
        return !isGiant() && wholeBytes == null && topic.equals(Topics.items(owner));
    }
}

package org.libraryexchange.rejected;

import java.time.Instant;
import java.util.UUID;
import org.libraryexchange.record.Topics;

/**
 * A record of a partner's log that could not be mirrored, as the applier wrote it, without what came from the log: see
 * {@link Original}.
 *
 * @param bytes of key, value and headers together
 * @param wholeBytes of the whole value, where only its beginning was kept; null elsewhere
 * @param wholeSha256 of the whole value, where only its beginning was kept; null elsewhere
 * @param itemId the key, where it is an id; null elsewhere
 * @param sequence the header, where it is a place in the log; null elsewhere
 * @param settled null before
 * @param settledBy null where the exchange did it by itself
 * @param note why it was dismissed; null elsewhere
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

    /** Whether it is more than is held in memory. */
    boolean isGiant() {
        return bytes > Original.MOST_BYTES;
    }

    /** Whether it can be judged again: as a whole, and an item's; what a partner says in its control log is not said again. */
    boolean canBeJudged() {
        return !isGiant() && wholeBytes == null && topic.equals(Topics.items(owner));
    }
}

package org.libraryexchange.rejected;

import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;
import org.libraryexchange.record.CityLog;

/**
 * The applier's row for a record of a partner's log that could not be mirrored, without the original record: see {@link
 * Original}.
 *
 * @param purged whether value and headers were removed, because the owner erased the item that the key names
 */
record RejectedRow(
        long id,
        String owner,
        @Nested RecordOrigin origin,
        @Nested RecordSize size,
        String reason,
        String detail,
        Instant rejected,
        boolean purged,
        @Nested Disposition disposition) {

    RejectedState state() {
        return disposition.state();
    }

    /** Whether it is too large to be read into memory. */
    boolean isGiant() {
        return size.bytes() > Original.MOST_BYTES;
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

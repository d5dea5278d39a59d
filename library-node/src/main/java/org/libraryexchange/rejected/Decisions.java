package org.libraryexchange.rejected;

import java.util.OptionalLong;
import java.util.function.Function;
import org.libraryexchange.keys.CityKeys;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.rejected.Retry.Requested;
import org.libraryexchange.rejected.Retry.StillUnfit;

/**
 * Decides what becomes of locked records that are tried again, and notes it.
 *
 * @param logs the log that records of a city come from
 */
record Decisions(LockedRecords locked, RejectedRepository rejected, CityKeys keys, Function<String, CityLog> logs) {

    Retry retried(RejectedRow row, String operator) {
        Retry retry = decided(row);
        if (retry instanceof StillUnfit unfit) {
            locked.unfit(row.id(), unfit);
        } else if (retry instanceof Requested) {
            locked.requested(row.id());
        } else {
            locked.superseded(row.id(), operator);
        }
        return retry;
    }

    private Retry decided(RejectedRow row) {
        RecordOrigin origin = row.origin();
        OptionalLong mirrored =
                origin.itemId() == null ? OptionalLong.empty() : locked.mirrored(row.owner(), origin.itemId());
        CityLog log = logs.apply(row.owner());
        if (!row.canBeJudged(log)) {
            OptionalLong sequence =
                    origin.sequence() == null ? OptionalLong.empty() : OptionalLong.of(origin.sequence());
            return Retry.unread(new StillUnfit(row.reason(), row.detail()), sequence, mirrored);
        }
        return Retry.of(StoredRecords.judged(log, row, rejected.original(row), keys.checkOf(row.owner())), mirrored);
    }
}

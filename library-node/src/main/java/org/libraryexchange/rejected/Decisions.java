package org.libraryexchange.rejected;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.libraryexchange.keys.CityKeys;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RawRecord.RawHeader;
import org.libraryexchange.rejected.Retry.Requested;
import org.libraryexchange.rejected.Retry.StillUnfit;
import org.libraryexchange.seal.SealCheck;

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

    /** Restores rejected records as they came from the log, so that this node can judge them again by what it knows now. */
    private static final class StoredRecords {

        private static final JsonMapper HEADERS = new JsonMapper();
        private static final TypeReference<List<RawHeader>> LIST_OF_HEADERS = new TypeReference<>() {};

        private StoredRecords() {}

        static Judgement judged(CityLog log, RejectedRow row, Original original, SealCheck seals) {
            try {
                List<RawHeader> headers = HEADERS.readValue(original.headers(), LIST_OF_HEADERS);
                return new Judge(log, seals)
                        .judge(new RawRecord(
                                row.origin().offset(), row.origin().time(), original.key(), original.value(), headers));
            } catch (IOException e) {
                throw new UncheckedIOException("the applier stored no headers with rejected record " + row.id(), e);
            }
        }
    }
}

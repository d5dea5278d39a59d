package org.libraryexchange.exchange.rejected;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.libraryexchange.exchange.keys.CityKeys;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.rejected.RejectedRecord.Origin;
import org.libraryexchange.exchange.rejected.Retry.Requested;
import org.libraryexchange.exchange.rejected.Retry.StillUnfit;
import org.libraryexchange.json.Text;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RawRecord.RawHeader;

/** Locks rejected records until the end of the transaction, decides what becomes of them, and writes it. */
record LockedRecords(LogTables logs, CityKeys keys, Clock clock) {

    private static final JsonMapper HEADERS = new JsonMapper();
    private static final TypeReference<List<RawHeader>> LIST_OF_HEADERS = new TypeReference<>() {};

    Optional<RejectedRecord> one(long id) {
        return logs.first(RejectedRecord.class, RejectedRecord.SELECT + "where id = ? for update", id);
    }

    /**
     * Locks open records, without those that somebody else has locked: two operators who wait for each other's locks
     * could block each other for ever. Returns their ids, since each may be large.
     */
    List<Long> open(long after, int most) {
        return logs.list(Long.class, """
                select id from rejected_record where id > ? and state = 'open' order by id limit ?
                for update skip locked
                """, after, most);
    }

    /** Tries a record again, and notes the decision. */
    Retry retried(RejectedRecord record, String operator) {
        Retry retry = decided(record);
        if (retry instanceof StillUnfit unfit) {
            unfit(record.id(), unfit);
        } else if (retry instanceof Requested) {
            requested(record.id());
        } else {
            settle(record.id(), RejectedState.SUPERSEDED, operator, null);
        }
        return retry;
    }

    private Retry decided(RejectedRecord record) {
        Origin origin = record.origin();
        OptionalLong mirrored = mirrored(record.partner(), origin.itemId());
        if (!record.canBeJudged(logs.of(record.partner()))) {
            OptionalLong sequence =
                    origin.sequence() == null ? OptionalLong.empty() : OptionalLong.of(origin.sequence());
            return Retry.unread(new StillUnfit(record.reason(), record.detail()), sequence, mirrored);
        }
        return Retry.of(judged(record), mirrored);
    }

    /** Judges a record as it came from the log by what this node knows now. */
    private Judgement judged(RejectedRecord record) {
        CityLog log = logs.of(record.partner());
        try {
            return new Judge(log, keys.checkOf(record.partner()))
                    .judge(new RawRecord(
                            record.origin().offset(),
                            record.origin().time(),
                            record.content().key(),
                            record.content().value(),
                            HEADERS.readValue(record.content().headers(), LIST_OF_HEADERS)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the applier stored no headers with rejected record " + record.id(), e);
        }
    }

    /** The sequence at which the mirror holds an item; empty if it does not hold it. */
    private OptionalLong mirrored(String owner, UUID item) {
        return logs.first(OptionalLong.class, "select sequence from item where owner = ? and id = ?", owner, item)
                .orElse(OptionalLong.empty());
    }

    /** Keeps the record open, with the reason that applies now. */
    private void unfit(long id, StillUnfit why) {
        logs.execute("""
                        update rejected_record set reason = :reason, detail = :detail
                        where id = :id and (reason, detail) <> (:reason, :detail)
                        """, Map.of("id", id, "reason", why.reason(), "detail", Text.showable(why.detail())));
    }

    private void requested(long id) {
        logs.execute("update rejected_record set state = ? where id = ?", RejectedState.REQUESTED.term(), id);
    }

    /** Closes a record, or keeps it open with a note. */
    void dismiss(RejectedRecord record, Dismissal dismissal, String operator) {
        if (dismissal.closes(record.reason())) {
            settle(record.id(), RejectedState.DISMISSED, operator, dismissal.reason());
        } else {
            logs.execute("update rejected_record set note = ? where id = ?", dismissal.reason(), record.id());
        }
    }

    private void settle(long id, RejectedState end, String operator, String note) {
        logs.execute("""
                update rejected_record set state = ?, settled = ?, settled_by = ?, note = ? where id = ?
                """, end.term(), clock.instant(), operator, note, id);
    }
}

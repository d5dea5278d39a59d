package org.libraryexchange.exchange.rejected;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.exchange.keys.CityKeys;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.log.postgres.NodeLogs;
import org.libraryexchange.exchange.rejected.Retry.Requested;
import org.libraryexchange.json.Term;

/**
 * Retries and dismisses rejected records of items, pictures and letters. A lock on each record's row lets only one operator at
 * a time change it.
 */
@Singleton
public record Retries(
        NodeLogs logs, RejectedRepository rejected, ReissueRequests requests, CityKeys keys, Clock clock) {

    /** A small number, so that the locks are soon released. */
    private static final int RECORDS_AT_ONCE = 20;

    /**
     * Outcomes of several retries.
     *
     * @param last id of the last record that was tried; the given id if there was none
     */
    record Portion(List<RetryOutcome> outcomes, long last) {}

    /**
     * Tries a record again.
     *
     * @param operator who asked for it
     * @throws ProblemException if there is no such record, it is settled, or a retry has begun already
     */
    public RetryOutcome retry(long id, String operator) {
        return database().inTransaction(() -> retry(locked(of(id)), id, operator));
    }

    /** The same in the logs of letters. */
    public RetryOutcome retryLetter(long id, String operator) {
        return database().inTransaction(() -> retry(ofLetters(id), id, operator));
    }

    private RetryOutcome retry(LockedRecords locked, long id, String operator) {
        RejectedRecord record = existing(locked, id);
        if (record.disposition().state() != RejectedState.OPEN) {
            throw conflict(record);
        }
        Retry retry = locked.retried(record, operator);
        if (retry instanceof Requested request) {
            requests.request(locked.logs(), record.partner(), Map.of(request.item(), request.sequence()));
        }
        return retry.outcome();
    }

    /** The logs whose records are in the list. */
    List<LogTables> listed() {
        return List.of(logs.items(), logs.pictures());
    }

    private LogTables of(long id) {
        return rejected.isOfPictures(id) ? logs.pictures() : logs.items();
    }

    /** Tries the next open records of a log again, in the order of their ids. */
    Portion retryNext(LogTables of, long after, String operator) {
        return database().inTransaction(() -> retriedNext(of, after, operator));
    }

    private Portion retriedNext(LogTables of, long after, String operator) {
        LockedRecords locked = locked(of);
        List<RetryOutcome> outcomes = new ArrayList<>();
        Map<String, Map<UUID, Long>> wanted = new HashMap<>();
        long last = after;
        for (long id : locked.open(after, RECORDS_AT_ONCE)) {
            RejectedRecord record = existing(locked, id);
            Retry retry = locked.retried(record, operator);
            if (retry instanceof Requested request) {
                wanted.computeIfAbsent(record.partner(), owner -> new HashMap<>())
                        .merge(request.item(), request.sequence(), Math::max);
            }
            outcomes.add(retry.outcome());
            last = id;
        }
        wanted.forEach((owner, items) -> requests.request(locked.logs(), owner, items));
        return new Portion(outcomes, last);
    }

    /**
     * Dismisses a record for good. As long as somebody else can write into the partner's log, it stays open, with what
     * the operator has said about it.
     *
     * @throws ProblemException if there is no such record, it is settled, or the dismissal does not suit it
     */
    public RejectedRecord dismiss(long id, Dismissal dismissal, String operator) {
        return database().inTransaction(() -> {
            dismiss(locked(of(id)), id, dismissal, operator);
            return rejected.record(id);
        });
    }

    /** The same in the logs of letters. */
    public RejectedLetter dismissLetter(long id, Dismissal dismissal, String operator) {
        return database().inTransaction(() -> {
            dismiss(ofLetters(id), id, dismissal, operator);
            return rejected.letter(id);
        });
    }

    private static void dismiss(LockedRecords locked, long id, Dismissal dismissal, String operator) {
        RejectedRecord record = existing(locked, id);
        if (record.disposition().state().isSettled()) {
            throw conflict(record);
        }
        locked.dismiss(record, dismissal, operator);
    }

    private LogDatabase database() {
        return logs.database();
    }

    private LockedRecords ofLetters(long id) {
        return locked(logs.letters(rejected.letter(id).partner()));
    }

    private LockedRecords locked(LogTables of) {
        return new LockedRecords(of, keys, clock);
    }

    private static RejectedRecord existing(LockedRecords locked, long id) {
        return locked.one(id).orElseThrow(RejectedRepository::unknown);
    }

    private static ProblemException conflict(RejectedRecord record) {
        RejectedState state = record.disposition().state();
        String detail = state == RejectedState.REQUESTED
                ? "The owner has been asked to resend the item and has not answered yet."
                : "The record is already settled: " + state.term() + ".";
        return new ProblemException(ProblemType.RECORD_STATE_CONFLICT, detail);
    }

    /** The outcome of a retry. */
    public enum RetryOutcome implements Term {
        /** The owner is asked to send the item again. */
        REQUESTED,
        /** The record would be rejected again. */
        STILL_UNFIT,
        /** The mirror holds this state of the item or a newer one. */
        SUPERSEDED;
    }

    /** Asks an owner to send items or letters again, unchanged and under new sequences in its log. */
    public interface ReissueRequests {

        /**
         * Asks for items. Call it in the transaction that notes the request, so that a request that cannot be made is not
         * noted either. The same request may be made more than once: the owner acts only while its item's sequence is not
         * above the given one.
         *
         * @param logs to which the owner's log belongs
         * @param owner the city whose items they are
         * @param itemsAndSequences the items, each with the sequence at which it was missing or wrong
         */
        void request(LogTables logs, String owner, Map<UUID, Long> itemsAndSequences);
    }
}

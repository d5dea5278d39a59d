package org.libraryexchange.rejected;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.keys.CityKeys;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.rejected.Retry.Requested;

/** Retries and dismisses rejected records. A lock on each record's row lets only one operator at a time change it. */
@ApplicationScoped
public class Retries {

    /** A small number, so that the locks are soon released. */
    private static final int RECORDS_AT_ONCE = 20;

    private final LockedRecords locked;
    private final RejectedRepository rejected;
    private final ReissueRequests requests;
    private final Decisions decisions;

    Retries(LockedRecords locked, RejectedRepository rejected, ReissueRequests requests, CityKeys keys) {
        this.locked = locked;
        this.rejected = rejected;
        this.requests = requests;
        this.decisions = new Decisions(locked, rejected, keys, CityLog::items);
    }

    /**
     * The outcome of a retry.
     *
     * @param rejectedRecord in its new state
     */
    public record Retried(RetryOutcome outcome, RejectedRecord rejectedRecord) {}

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
    @Transactional
    public Retried retry(long id, String operator) {
        RejectedRow row = existing(id);
        if (row.state() != RejectedState.OPEN) {
            throw conflict(row);
        }
        Retry retry = decisions.retried(row, operator);
        if (retry instanceof Requested request) {
            requests.request(row.owner(), Map.of(request.item(), request.sequence()));
        }
        return new Retried(retry.outcome(), asItStands(id));
    }

    /** Tries the next open records again, in the order of their ids. */
    @Transactional
    Portion retryNext(long after, String operator) {
        List<RetryOutcome> outcomes = new ArrayList<>();
        Map<String, Map<UUID, Long>> wanted = new HashMap<>();
        long last = after;
        for (RejectedRow row : locked.open(after, RECORDS_AT_ONCE)) {
            Retry retry = decisions.retried(row, operator);
            if (retry instanceof Requested request) {
                wanted.computeIfAbsent(row.owner(), owner -> new HashMap<>())
                        .merge(request.item(), request.sequence(), Math::max);
            }
            outcomes.add(retry.outcome());
            last = row.id();
        }
        wanted.forEach(requests::request);
        return new Portion(outcomes, last);
    }

    /**
     * Dismisses a record for good. As long as somebody else can write into the partner's log, it stays open, with what
     * the operator has said about it.
     *
     * @throws ProblemException if there is no such record, it is settled, or the dismissal does not suit it
     */
    @Transactional
    public RejectedRecord dismiss(long id, Dismissal dismissal, String operator) {
        RejectedRow row = existing(id);
        if (row.state().isSettled()) {
            throw conflict(row);
        }
        locked.dismiss(row, dismissal, operator);
        return asItStands(id);
    }

    private RejectedRecord asItStands(long id) {
        return rejected.read(id).orElseThrow();
    }

    private RejectedRow existing(long id) {
        return locked.one(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such rejected record."));
    }

    static ProblemException conflict(RejectedRow row) {
        String detail = row.state() == RejectedState.REQUESTED
                ? "The owner has been asked to resend the item and has not answered yet."
                : "The record is already settled: " + row.state().term() + ".";
        return new ProblemException(ProblemType.RECORD_STATE_CONFLICT, detail);
    }
}

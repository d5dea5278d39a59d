package org.libraryexchange.rejected;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import org.libraryexchange.database.LetterDatabases;
import org.libraryexchange.database.LogDatabase;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.keys.CityKeys;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.rejected.Retry.Requested;

/** Retries and dismisses rejected records of logs of letters, as {@link Retries} does with those of items. */
@ApplicationScoped
public class LetterRetries {

    private final LetterDatabases databases;
    private final RejectedLetters letters;
    private final LetterReissues requests;
    private final CityKeys keys;
    private final NodeConfig node;
    private final Clock clock;

    LetterRetries(
            LetterDatabases databases,
            RejectedLetters letters,
            LetterReissues requests,
            CityKeys keys,
            NodeConfig node,
            Clock clock) {
        this.databases = databases;
        this.letters = letters;
        this.requests = requests;
        this.keys = keys;
        this.node = node;
        this.clock = clock;
    }

    /**
     * The outcome of a retry.
     *
     * @param rejectedLetter in its new state
     */
    public record Retried(RetryOutcome outcome, RejectedLetter rejectedLetter) {}

    /**
     * Tries a record again.
     *
     * @param operator who asked for it
     * @throws ProblemException if there is no such record, it is settled, or a retry has begun already
     */
    @Transactional
    public Retried retry(long id, String operator) {
        LogDatabase database = database(id);
        LockedRecords locked = new LockedRecords(database, clock);
        RejectedRow row = existing(locked, id);
        if (row.state() != RejectedState.OPEN) {
            throw Retries.conflict(row);
        }
        Decisions decisions = new Decisions(
                locked, new RejectedRepository(database), keys, owner -> CityLog.letters(owner, node.city()));
        Retry retry = decisions.retried(row, operator);
        if (retry instanceof Requested request) {
            requests.reissues(row.owner()).request(row.owner(), Map.of(request.item(), request.sequence()));
        }
        return new Retried(retry.outcome(), letters.read(id).orElseThrow());
    }

    /**
     * Dismisses a record for good, or keeps it open, as {@link Retries#dismiss} does.
     *
     * @throws ProblemException if there is no such record, it is settled, or the dismissal does not suit it
     */
    @Transactional
    public RejectedLetter dismiss(long id, Dismissal dismissal, String operator) {
        LockedRecords locked = new LockedRecords(database(id), clock);
        RejectedRow row = existing(locked, id);
        if (row.state().isSettled()) {
            throw Retries.conflict(row);
        }
        locked.dismiss(row, dismissal, operator);
        return letters.read(id).orElseThrow();
    }

    private LogDatabase database(long id) {
        return databases.with(
                letters.read(id).orElseThrow(LetterRetries::unknown).partner());
    }

    private static RejectedRow existing(LockedRecords locked, long id) {
        return locked.one(id).orElseThrow(LetterRetries::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such rejected record.");
    }
}

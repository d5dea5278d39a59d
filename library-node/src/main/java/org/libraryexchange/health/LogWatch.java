package org.libraryexchange.health;

import java.time.Duration;
import org.libraryexchange.health.Observation.Blind;
import org.libraryexchange.health.Observation.OnHold;
import org.libraryexchange.health.Observation.Seen;
import org.libraryexchange.health.Verdict.Behind;
import org.libraryexchange.health.Verdict.Paused;
import org.libraryexchange.health.Verdict.Stuck;
import org.libraryexchange.health.Verdict.Well;

/** Judges one log by comparing each look with the previous one. */
final class LogWatch {

    private final Duration patience;
    private Progress last;
    private Duration withoutProgress = Duration.ZERO;

    /**
     * @param patience how long waiting work may make no progress
     */
    LogWatch(Duration patience) {
        this.patience = patience;
    }

    /**
     * Judges what a look has found.
     *
     * @param awake time since the previous look
     */
    Verdict judge(Observation observation, Duration awake) {
        if (observation instanceof Seen seen) {
            boolean moved = last != null && !seen.progress().equals(last);
            last = seen.progress();
            if (moved || seen.openBecause().isEmpty()) {
                withoutProgress = Duration.ZERO;
                return new Well();
            }
            return standing(seen.openBecause().get(), awake);
        }
        if (observation instanceof OnHold held) {
            withoutProgress = Duration.ZERO;
            return new Paused(held.pause());
        }
        return standing(((Blind) observation).cause(), awake);
    }

    private Verdict standing(StuckCause cause, Duration awake) {
        withoutProgress = withoutProgress.plus(awake);
        return withoutProgress.compareTo(patience) < 0
                ? new Behind(withoutProgress, cause)
                : new Stuck(withoutProgress, cause);
    }
}

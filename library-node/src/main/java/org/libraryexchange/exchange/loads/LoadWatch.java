package org.libraryexchange.exchange.loads;

import java.time.Duration;
import java.time.Instant;
import org.libraryexchange.exchange.loads.LoadReader.Load;

/**
 * Decides when a load is to be proved: once nothing more comes, or after some time in any case. All it remembers is how
 * long a load has been quiet, so after a restart a proof comes a little later.
 */
final class LoadWatch {

    /** A proof reads the whole catalogue, so several loads within this time share one. */
    static final Duration LEAST_APART = Duration.ofHours(1);

    private static final int LONGEST_WAIT = 60;

    private final Duration quiet;
    private final Duration longestWait;
    private long sequence = -1;
    private Instant quietSince = Instant.MAX;
    private Instant unprovedSince = Instant.MAX;

    /** @param quiet how long nothing more may have come */
    LoadWatch(Duration quiet) {
        this.quiet = quiet;
        this.longestWait = quiet.multipliedBy(LONGEST_WAIT);
    }

    /** What is to be done about a load. */
    enum Decision {
        PROVE,
        WAIT
    }

    Decision look(Load load, Instant now) {
        if (!load.unproved()) {
            unprovedSince = Instant.MAX;
            return Decision.WAIT;
        }
        if (unprovedSince.equals(Instant.MAX)) {
            unprovedSince = now;
        }
        if (load.atWork() || load.sequence() != sequence) {
            sequence = load.sequence();
            quietSince = now;
        }
        boolean settled = isOver(quietSince, quiet, now) || isOver(unprovedSince, longestWait, now);
        boolean rested =
                load.asked().filter(last -> !isOver(last, LEAST_APART, now)).isEmpty();
        return settled && rested ? Decision.PROVE : Decision.WAIT;
    }

    private static boolean isOver(Instant since, Duration span, Instant now) {
        return !now.isBefore(since.plus(span));
    }
}

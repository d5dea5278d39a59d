package org.libraryexchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.libraryexchange.database.StoreFailedException;
import org.libraryexchange.node.CrashPoint;

/** The nights of this city; each call is one transaction. */
@ApplicationScoped
class NightTransactions {

    private final NightRuns runs;
    private final NightClock clock;

    NightTransactions(NightRuns runs, NightClock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * Does what can be done now.
     *
     * @return false where there is nothing but to wait
     * @throws StoreFailedException if this machine and the database do not agree on the time
     */
    @Transactional
    boolean step() {
        boolean done = runs.step(clock.agreed());
        if (done) {
            CrashPoint.hit("n1");
        }
        return done;
    }

    /**
     * Begins a run for an operator.
     *
     * @return the run, or the one that is at work
     */
    @Transactional
    UUID begin(String operator) {
        return runs.beginFor(operator, clock.agreed());
    }

    Instant now() {
        return clock.now();
    }
}

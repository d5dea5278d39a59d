package org.libraryexchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.libraryexchange.database.StoreFailedException;
import org.libraryexchange.node.CrashPoint;

/** The nights of this city. Each call is one transaction. */
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
     * @return false if there is only waiting to do
     * @throws StoreFailedException if the clocks of this machine and the database differ too much
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
     * @return the new run, or the current one if there is one
     */
    @Transactional
    UUID begin(String operator) {
        return runs.beginFor(operator, clock.agreed());
    }

    Instant now() {
        return clock.now();
    }
}

package org.libraryexchange.exchange.nights;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.database.StoreFailedException;
import org.libraryexchange.base.node.CrashPoint;

/** The nights of this city. Each call is one transaction. */
@Singleton
record NightTransactions(NightRuns runs, LogDatabase database, Clock clock) {

    /** With a larger error, a clock that is fast would run nights before their time, and they could not run again. */
    private static final Duration MOST_APART = Duration.ofMinutes(5);

    /**
     * Does what can be done now.
     *
     * @return false if there is only waiting to do
     * @throws StoreFailedException if the clocks of this machine and the database differ too much
     */
    boolean step() {
        return database.inTransaction(() -> {
            boolean done = runs.step(agreed());
            if (done) {
                CrashPoint.hit("n1");
            }
            return done;
        });
    }

    /**
     * Begins a run for an operator.
     *
     * @return the new run, or the current one if there is one
     */
    UUID begin(String operator) {
        return database.inTransaction(() -> runs.beginFor(operator, agreed()));
    }

    Instant now() {
        return clock.instant();
    }

    /** The time on this machine's clock, but only if the database's clock roughly agrees. */
    private Instant agreed() {
        Instant here = clock.instant();
        Instant there = database.one(Instant.class, "select clock_timestamp()");
        Duration apart = Duration.between(here, there);
        if (apart.abs().compareTo(MOST_APART) > 0) {
            throw new StoreFailedException(
                    "the clocks of node and database are " + apart.abs().toSeconds()
                            + " seconds apart; no night starts until they agree",
                    null);
        }
        return here;
    }
}

package org.libraryexchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.database.StoreFailedException;

/** The clock of the nights. */
@ApplicationScoped
class NightClock {

    /** With a larger error, a clock that is fast would run nights before their time, and they could not run again. */
    private static final Duration MOST_APART = Duration.ofMinutes(5);

    private final Jdbi database;
    private final Clock clock;

    NightClock(Jdbi database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The time on this machine's clock. */
    Instant now() {
        return clock.instant();
    }

    /**
     * The same, but only if the database's clock roughly agrees.
     *
     * @throws StoreFailedException if the clocks of this machine and the database differ too much
     */
    Instant agreed() {
        Instant here = clock.instant();
        Instant there = database.withHandle(handle -> handle.createQuery("select clock_timestamp()")
                .mapTo(Instant.class)
                .one());
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

package org.libraryexchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.database.StoreFailedException;

/** The time that nights go by. */
@ApplicationScoped
class NightClock {

    /** A clock that is wrong by more would run nights that have not come, which then could not run any more. */
    private static final Duration MOST_APART = Duration.ofMinutes(5);

    private final Jdbi database;
    private final Clock clock;

    NightClock(Jdbi database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The time by this machine. */
    Instant now() {
        return clock.instant();
    }

    /**
     * The same, once the database has said that it is about right.
     *
     * @throws StoreFailedException if this machine and the database do not agree on the time
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

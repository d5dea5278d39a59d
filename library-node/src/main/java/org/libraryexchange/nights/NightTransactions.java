package org.libraryexchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.database.StoreFailedException;
import org.libraryexchange.node.CrashPoint;
import org.libraryexchange.node.NodeConfig;

/** The nights of this city; each call is one transaction. */
@ApplicationScoped
class NightTransactions {

    /** A clock that is wrong by more would run nights that have not come, which then could not run any more. */
    private static final Duration MOST_APART = Duration.ofMinutes(5);

    private final NightRuns runs;
    private final Jdbi database;
    private final Clock clock;

    NightTransactions(
            NodeConfig node,
            NightsConfig config,
            PostgresRuns ledger,
            CityExchange exchange,
            PostgresAccounts accounts,
            Jdbi database,
            Clock clock,
            Supplier<UUID> ids) {
        NightCalendar calendar = NightCalendar.of(node, config);
        this.runs = new NightRuns(calendar, ledger, exchange, accounts, config.askAgain(), ids);
        this.database = database;
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
        boolean done = runs.step(time());
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
        return runs.beginFor(operator, time());
    }

    Instant now() {
        return clock.instant();
    }

    private Instant time() {
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

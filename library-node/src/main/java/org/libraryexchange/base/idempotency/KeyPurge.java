package org.libraryexchange.base.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.libraryexchange.base.worker.PeriodicTask;

/** Deletes expired answers, a few at a time, so that no write has to wait long. */
@Singleton
record KeyPurge(KeptAnswers answers, Clock clock, IdempotencyConfig config) {

    private static final int MOST_AT_A_TIME = 500;

    @Produces
    PeriodicTask task() {
        return new PeriodicTask("idempotency purge", config.purge(), this::purge);
    }

    void purge() {
        Instant until = clock.instant().minus(config.expiry());
        int purged = MOST_AT_A_TIME;
        while (purged == MOST_AT_A_TIME) {
            purged = QuarkusTransaction.requiringNew().call(() -> answers.purge(until, MOST_AT_A_TIME));
        }
    }
}

package org.libraryexchange.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Instant;
import org.libraryexchange.worker.PeriodicTask;

/** Deletes expired answers, a few at a time, so that no write has to wait long. */
@ApplicationScoped
class KeyPurge {

    private static final int MOST_AT_A_TIME = 500;

    private final KeptAnswers answers;
    private final Clock clock;
    private final IdempotencyConfig config;

    KeyPurge(KeptAnswers answers, Clock clock, IdempotencyConfig config) {
        this.answers = answers;
        this.clock = clock;
        this.config = config;
    }

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

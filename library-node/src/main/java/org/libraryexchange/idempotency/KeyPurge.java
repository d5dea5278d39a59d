package org.libraryexchange.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import org.libraryexchange.worker.Housekeeping;

/** Removes answers that have expired, a few at a time, so that no write has to wait for it. */
@ApplicationScoped
class KeyPurge {

    private static final int MOST_AT_A_TIME = 500;

    private final KeptAnswers answers;
    private final Clock clock;
    private final IdempotencyConfig config;
    private final Housekeeping purges = new Housekeeping("idempotency purge", this::purge);

    KeyPurge(KeptAnswers answers, Clock clock, IdempotencyConfig config) {
        this.answers = answers;
        this.clock = clock;
        this.config = config;
    }

    void start(@Observes StartupEvent start) {
        purges.begin(config.purge());
    }

    void end(@Observes ShutdownEvent stop) {
        purges.close();
    }

    void purge() {
        Instant until = clock.instant().minus(config.expiry());
        int purged = MOST_AT_A_TIME;
        while (purged == MOST_AT_A_TIME) {
            purged = QuarkusTransaction.requiringNew().call(() -> answers.purge(until, MOST_AT_A_TIME));
        }
    }
}

package org.libraryexchange.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Removes answers that have expired, a few at a time, so that no write has to wait for it. */
@ApplicationScoped
class KeyPurge {

    private static final Logger LOG = Logger.getLogger(KeyPurge.class);
    private static final int MOST_AT_A_TIME = 500;

    private final KeptAnswers answers;
    private final Clock clock;
    private final IdempotencyConfig config;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread purge = new Thread(work, "idempotency purge");
        purge.setDaemon(true);
        return purge;
    });

    KeyPurge(KeptAnswers answers, Clock clock, IdempotencyConfig config) {
        this.answers = answers;
        this.clock = clock;
        this.config = config;
    }

    void start(@Observes StartupEvent start) {
        long pause = config.purge().toMillis();
        var unused = thread.scheduleWithFixedDelay(this::purgeOrTell, pause, pause, TimeUnit.MILLISECONDS);
    }

    void end(@Observes ShutdownEvent stop) {
        thread.shutdownNow();
    }

    private void purgeOrTell() {
        try {
            purge();
        } catch (RuntimeException e) {
            LOG.warnf("expired answers are still kept cause=%s", e.getMessage());
        }
    }

    void purge() {
        Instant until = clock.instant().minus(config.expiry());
        int purged = MOST_AT_A_TIME;
        while (purged == MOST_AT_A_TIME) {
            purged = QuarkusTransaction.requiringNew().call(() -> answers.purge(until, MOST_AT_A_TIME));
        }
    }
}

package org.libraryexchange.ops;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.libraryexchange.log.Replication;

/**
 * Live as long as the replication's workers give signs of life, be it that they fail and try again: a broker that is
 * away is no reason to restart the node.
 */
@Liveness
@ApplicationScoped
class WorkersAlive implements HealthCheck {

    /** Longer than any single wait of a worker, the database's socket timeout included. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);

    private final Replication replication;

    WorkersAlive(Replication replication) {
        this.replication = replication;
    }

    @Override
    public HealthCheckResponse call() {
        Duration silence = replication.longestSilence();
        return HealthCheckResponse.named("replication workers")
                .status(silence.compareTo(LONGEST_SILENCE) < 0)
                .withData("longestSilenceSeconds", silence.toSeconds())
                .build();
    }
}

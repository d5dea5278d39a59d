package org.libraryexchange.ops;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.libraryexchange.replication.Replication;

/**
 * Live as long as the replication's workers give signs of life, be it that they fail and try again: a broker that is
 * away is no reason to restart the node.
 */
@Liveness
@ApplicationScoped
class WorkersAlive implements HealthCheck {

    private final Replication replication;

    WorkersAlive(Replication replication) {
        this.replication = replication;
    }

    @Override
    public HealthCheckResponse call() {
        return SignOfLife.of("replication workers", replication.longestSilence());
    }
}

package org.libraryexchange.ops;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.libraryexchange.nights.NightStatus;

/** Live as long as the keeper of nights looks, be it that it fails and tries again, or that another process keeps them. */
@Liveness
@ApplicationScoped
class KeeperAlive implements HealthCheck {

    private final NightStatus nights;

    KeeperAlive(NightStatus nights) {
        this.nights = nights;
    }

    @Override
    public HealthCheckResponse call() {
        return SignOfLife.of("keeper of nights", nights.silence(), nights.look());
    }
}

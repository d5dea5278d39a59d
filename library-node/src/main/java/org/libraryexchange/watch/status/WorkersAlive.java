package org.libraryexchange.watch.status;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.libraryexchange.base.worker.ManagedWorker;
import org.libraryexchange.base.worker.Workers;

/**
 * Reports the process as live as long as every worker shows activity, even if it only fails and tries again: a broker
 * that is away is no reason to restart the node. Also reports the seconds since each worker's last activity.
 */
@Liveness
@Singleton
record WorkersAlive(Workers workers) implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("workers")
                .status(workers.list().stream().allMatch(ManagedWorker::isAlive));
        workers.list()
                .forEach(worker -> response.withData(
                        (worker.kind() + " " + worker.partner()).strip(),
                        worker.thread().silence().toSeconds()));
        return response.build();
    }
}

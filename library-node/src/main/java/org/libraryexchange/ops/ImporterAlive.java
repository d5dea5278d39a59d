package org.libraryexchange.ops;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.libraryexchange.imports.Importing;

/** Live as long as the importer gives signs of life, be it that it fails and tries again, or that another process works. */
@Liveness
@ApplicationScoped
class ImporterAlive implements HealthCheck {

    private final Importing importing;

    ImporterAlive(Importing importing) {
        this.importing = importing;
    }

    @Override
    public HealthCheckResponse call() {
        return SignOfLife.of("import worker", importing.silence());
    }
}

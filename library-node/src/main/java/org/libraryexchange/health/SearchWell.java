package org.libraryexchange.health;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Up as long as this process's search index is whole and follows the catalogue, or is being made for the first time. */
@Wellness
@ApplicationScoped
class SearchWell implements HealthCheck {

    private final ExchangeHealth health;

    SearchWell(ExchangeHealth health) {
        this.health = health;
    }

    @Override
    public HealthCheckResponse call() {
        return ImportsWell.answer("search", health.search());
    }
}

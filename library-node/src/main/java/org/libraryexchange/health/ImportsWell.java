package org.libraryexchange.health;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.libraryexchange.health.Verdict.Stuck;

/** Up as long as some process of the city makes progress with waiting imports. */
@Wellness
@ApplicationScoped
class ImportsWell implements HealthCheck {

    private final ExchangeHealth health;

    ImportsWell(ExchangeHealth health) {
        this.health = health;
    }

    @Override
    public HealthCheckResponse call() {
        return answer("imports", health.imports());
    }

    static HealthCheckResponse answer(String work, Verdict verdict) {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named(work)
                .status(!(verdict instanceof Stuck))
                .withData("state", verdict.state())
                .withData("secondsWithoutProgress", verdict.withoutProgress().toSeconds());
        verdict.reason().ifPresent(cause -> answer.withData("reason", cause.term()));
        return answer.build();
    }
}

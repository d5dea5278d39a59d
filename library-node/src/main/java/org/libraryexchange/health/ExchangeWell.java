package org.libraryexchange.health;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.libraryexchange.health.Verdict.Paused;

/**
 * Up as long as no log is stuck and nobody else has written into one of the city's own; a pause is no reason, since
 * somebody has decided so. This is not a readiness check: a node with such a log still serves both catalogues.
 */
@Wellness
@ApplicationScoped
class ExchangeWell implements HealthCheck {

    private final ExchangeHealth health;

    ExchangeWell(ExchangeHealth health) {
        this.health = health;
    }

    @Override
    public HealthCheckResponse call() {
        Map<String, Verdict> verdicts = health.byTopic();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("exchange")
                .status(verdicts.values().stream().noneMatch(Verdict::isAlarm));
        verdicts.forEach((log, verdict) -> {
            answer.withData(log + ".state", verdict.state());
            answer.withData(
                    log + ".secondsWithoutProgress", verdict.withoutProgress().toSeconds());
            verdict.reason().ifPresent(cause -> answer.withData(log + ".reason", cause.term()));
            if (verdict instanceof Paused held) {
                answer.withData(log + ".reason", held.pause().told());
            }
        });
        return answer.build();
    }
}

package org.libraryexchange.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.libraryexchange.health.Verdict.Stuck;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.record.Topics;

/** The watchdog's metrics for Prometheus. docs/monitor.md lists their names and meanings. */
@ApplicationScoped
class HealthMetrics {

    private final NodeConfig node;
    private final ExchangeHealth health;
    private final MeterRegistry registry;

    HealthMetrics(NodeConfig node, ExchangeHealth health, MeterRegistry registry) {
        this.node = node;
        this.health = health;
        this.registry = registry;
    }

    void register(@Observes StartupEvent start) {
        Gauge.builder("library.imports.stuck", health, it -> stuck(it.imports()))
                .description("1 while waiting imports are stuck")
                .register(registry);
        Gauge.builder("library.search.stuck", health, it -> stuck(it.search()))
                .description(
                        "1 while this process's search index is made in place of a damaged one, or cannot be kept up")
                .register(registry);
        Gauge.builder("library.log.stuck", health, it -> stuck(it.byCity().get(node.city())))
                .description("1 while the city's changes are stuck on their way to the broker")
                .register(registry);
        Gauge.builder("library.log.foreign.records", health, this::foreign)
                .description(
                        "Records in the city's own logs that somebody else has written, until a person settles them")
                .register(registry);
        for (String partner : node.partners().keySet()) {
            Gauge.builder(
                            "library.mirror.stuck",
                            health,
                            it -> stuck(it.byCity().get(partner)))
                    .description("1 while the mirror of the partner is stuck")
                    .tag("partner", partner)
                    .register(registry);
            registerLetters(partner);
        }
        Gauge.builder("library.database.reachable", health, it -> reachable(it, StuckCause.DATABASE_SILENT))
                .description("1 while the database answers the watchdog, 0 while it does not, NaN where nobody looked")
                .register(registry);
        Gauge.builder("library.broker.reachable", health, it -> reachable(it, StuckCause.BROKER_SILENT))
                .description("1 while the broker answers the watchdog, 0 while it does not, NaN where nobody looked")
                .register(registry);
    }

    private void registerLetters(String partner) {
        String to = Topics.letters(node.city(), partner);
        String from = Topics.letters(partner, node.city());
        Gauge.builder(
                        "library.letters.log.stuck",
                        health,
                        it -> stuck(it.byTopic().get(to)))
                .description("1 while the letters to the partner are stuck on their way to the broker")
                .tag("partner", partner)
                .register(registry);
        Gauge.builder(
                        "library.letters.log.foreign.records",
                        health,
                        it -> it.foreign().getOrDefault(to, 0L))
                .description("Records in the log of the letters to the partner that somebody else has written, until a"
                        + " person settles them")
                .tag("partner", partner)
                .register(registry);
        Gauge.builder(
                        "library.letters.mirror.stuck",
                        health,
                        it -> stuck(it.byTopic().get(from)))
                .description("1 while the mirror of the partner's letters is stuck")
                .tag("partner", partner)
                .register(registry);
        Gauge.builder("library.letters.mirror.awaited", health, it -> it.isAwaited(from) ? 1 : 0)
                .description("1 while the partner does not have a log of letters yet")
                .tag("partner", partner)
                .register(registry);
    }

    /** Of all logs that are no letters. */
    private double foreign(ExchangeHealth health) {
        Map<String, Long> foreign = health.foreign();
        return Stream.of(Topics.items(node.city()), Topics.exchange(node.city()), Topics.applied(node.city()))
                .mapToLong(topic -> foreign.getOrDefault(topic, 0L))
                .sum();
    }

    private static double stuck(Verdict verdict) {
        return verdict instanceof Stuck ? 1 : 0;
    }

    /**
     * Whether the database or the broker answers; NaN if unknown. While the database does not answer, there is no time
     * left to ask the broker.
     */
    private static double reachable(ExchangeHealth health, StuckCause silence) {
        Set<StuckCause> causes = EnumSet.noneOf(StuckCause.class);
        health.byCity().values().forEach(verdict -> verdict.reason().ifPresent(causes::add));
        if (causes.contains(silence)) {
            return 0;
        }
        return causes.contains(StuckCause.NOT_WATCHED) || causes.contains(StuckCause.DATABASE_SILENT) ? Double.NaN : 1;
    }
}

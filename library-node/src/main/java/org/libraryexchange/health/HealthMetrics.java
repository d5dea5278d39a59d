package org.libraryexchange.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
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
        gauge("library.imports.stuck", "1 while waiting imports are stuck", it -> stuck(it.imports()), Tags.empty());
        gauge(
                "library.search.stuck",
                "1 while this process's search index is made in place of a damaged one, or cannot be kept up",
                it -> stuck(it.search()),
                Tags.empty());
        gauge(
                "library.log.stuck",
                "1 while the city's changes are stuck on their way to the broker",
                it -> stuck(it.byCity().get(node.city())),
                Tags.empty());
        gauge(
                "library.log.foreign.records",
                "Records in the city's own logs that somebody else has written, until a person settles them",
                this::foreign,
                Tags.empty());
        gauge(
                "library.database.reachable",
                "1 while the database answers the watchdog, 0 while it does not, NaN where nobody looked",
                it -> reachable(it, StuckCause.DATABASE_SILENT),
                Tags.empty());
        gauge(
                "library.broker.reachable",
                "1 while the broker answers the watchdog, 0 while it does not, NaN where nobody looked",
                it -> reachable(it, StuckCause.BROKER_SILENT),
                Tags.empty());
        node.partners().keySet().forEach(this::register);
    }

    private void register(String partner) {
        Tags tags = Tags.of("partner", partner);
        String to = Topics.letters(node.city(), partner);
        String from = Topics.letters(partner, node.city());
        gauge(
                "library.mirror.stuck",
                "1 while the mirror of the partner is stuck",
                it -> stuck(it.byCity().get(partner)),
                tags);
        gauge(
                "library.letters.log.stuck",
                "1 while the letters to the partner are stuck on their way to the broker",
                it -> stuck(it.byTopic().get(to)),
                tags);
        gauge(
                "library.letters.log.foreign.records",
                "Records in the log of the letters to the partner that somebody else has written, until a person"
                        + " settles them",
                it -> it.foreign().getOrDefault(to, 0L),
                tags);
        gauge(
                "library.letters.mirror.stuck",
                "1 while the mirror of the partner's letters is stuck",
                it -> stuck(it.byTopic().get(from)),
                tags);
        gauge(
                "library.letters.mirror.awaited",
                "1 while the partner does not have a log of letters yet",
                it -> it.isAwaited(from) ? 1 : 0,
                tags);
    }

    private void gauge(String name, String meaning, ToDoubleFunction<ExchangeHealth> number, Tags tags) {
        Gauge.builder(name, health, number).description(meaning).tags(tags).register(registry);
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

package org.libraryexchange.watch.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.record.Topics;
import org.libraryexchange.watch.health.Verdict.Stuck;

/** The watchdog's metrics for Prometheus. docs/monitor.md lists their names and meanings. */
@Singleton
record HealthMetrics(NodeConfig node, ExchangeHealth health, MeterRegistry registry) {

    void register(@Observes StartupEvent start) {
        Tags none = Tags.empty();
        stuck("library.imports.stuck", "1 while waiting imports are stuck", none, ExchangeHealth::imports);
        stuck(
                "library.search.stuck",
                "1 while this process's search index is made in place of a damaged one, or cannot be kept up",
                none,
                ExchangeHealth::search);
        stuck(
                "library.log.stuck",
                "1 while the city's changes are stuck on their way to the broker",
                none,
                it -> it.byCity().get(node.city()));
        stuck(
                "library.pictures.log.stuck",
                "1 while the city's pictures are stuck on their way to the broker",
                none,
                it -> it.pictures().get(node.city()));
        gauge(
                "library.log.foreign.records",
                "Records in the city's own logs that somebody else has written, until a person settles them",
                none,
                this::foreign);
        gauge(
                "library.database.reachable",
                "1 while the database answers the watchdog, 0 while it does not, NaN where nobody looked",
                none,
                it -> reachable(it, StuckCause.DATABASE_SILENT));
        gauge(
                "library.broker.reachable",
                "1 while the broker answers the watchdog, 0 while it does not, NaN where nobody looked",
                none,
                it -> reachable(it, StuckCause.BROKER_SILENT));
        node.partners().keySet().forEach(this::register);
    }

    private void register(String partner) {
        Tags tags = Tags.of("partner", partner);
        String to = Topics.letters(node.city(), partner);
        String from = Topics.letters(partner, node.city());
        stuck(
                "library.mirror.stuck",
                "1 while the mirror of the partner is stuck",
                tags,
                it -> it.byCity().get(partner));
        stuck(
                "library.letters.log.stuck",
                "1 while the letters to the partner are stuck on their way to the broker",
                tags,
                it -> it.byTopic().get(to));
        gauge(
                "library.letters.log.foreign.records",
                "Records in the log of the letters to the partner that somebody else has written, until a person"
                        + " settles them",
                tags,
                it -> it.foreign().getOrDefault(to, 0L));
        stuck(
                "library.letters.mirror.stuck",
                "1 while the mirror of the partner's letters is stuck",
                tags,
                it -> it.byTopic().get(from));
        stuck(
                "library.pictures.mirror.stuck",
                "1 while the mirror of the partner's pictures is stuck",
                tags,
                it -> it.pictures().get(partner));
        gauge(
                "library.pictures.mirror.awaited",
                "1 while the partner does not have a log of pictures yet",
                tags,
                it -> it.isAwaited(Topics.pictures(partner)) ? 1 : 0);
        gauge(
                "library.letters.mirror.awaited",
                "1 while the partner does not have a log of letters yet",
                tags,
                it -> it.isAwaited(from) ? 1 : 0);
    }

    private void stuck(String name, String meaning, Tags tags, Function<ExchangeHealth, Verdict> verdict) {
        gauge(name, meaning, tags, it -> verdict.apply(it) instanceof Stuck ? 1 : 0);
    }

    private void gauge(String name, String meaning, Tags tags, ToDoubleFunction<ExchangeHealth> number) {
        Gauge.builder(name, health, number).description(meaning).tags(tags).register(registry);
    }

    /** Of all logs that are no letters. */
    private double foreign(ExchangeHealth health) {
        Map<String, Long> foreign = health.foreign();
        return Stream.of(
                        Topics.items(node.city()),
                        Topics.pictures(node.city()),
                        Topics.exchange(node.city()),
                        Topics.applied(node.city()))
                .mapToLong(topic -> foreign.getOrDefault(topic, 0L))
                .sum();
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

package org.libraryexchange.watch.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.worker.PeriodicTask;
import org.libraryexchange.watch.metrics.FigureWatch.Series;

/** Registers the figures as gauges for Prometheus and reads them from the database at intervals. */
@ApplicationScoped
class FigureMetrics {

    private static final int AFTER_THE_WORKERS = 1_100;

    /** After this many missed readings, the last numbers are too old to report. */
    private static final int READINGS_KEPT = 4;

    private final NodeConfig node;
    private final Config config;
    private final MeterRegistry registry;
    private final PostgresFigures database;
    private final FigureWatch watch;

    FigureMetrics(NodeConfig node, Config config, MeterRegistry registry, PostgresFigures database) {
        this.node = node;
        this.config = config;
        this.registry = registry;
        this.database = database;
        Duration kept = config.readEvery().multipliedBy(READINGS_KEPT);
        this.watch = new FigureWatch(database, kept, System::nanoTime);
    }

    void start(@Observes @Priority(AFTER_THE_WORKERS) StartupEvent start) {
        for (Figure figure : Figure.ALL) {
            partners(figure).forEach(partner -> terms(figure).forEach(term -> register(figure, partner, term)));
        }
        Gauge.builder("library.metrics.age.seconds", watch, it -> it.age().toMillis() / 1e3)
                .description("Seconds since the database was last read for metrics")
                .register(registry);
    }

    private Collection<String> partners(Figure figure) {
        return figure.perPartner() ? node.partners().keySet() : List.of("");
    }

    private static Collection<String> terms(Figure figure) {
        return figure.terms().isEmpty() ? List.of("") : figure.terms();
    }

    private void register(Figure figure, String partner, String term) {
        Series series = new Series(figure.metric(), partner, term);
        Tags partners = figure.perPartner() ? Tags.of("partner", partner) : Tags.empty();
        Gauge.builder(figure.metric(), watch, it -> it.figures().value(series))
                .description(figure.description())
                .tags(term.isEmpty() ? partners : partners.and(figure.label(), term))
                .register(registry);
    }

    @Produces
    PeriodicTask reading() {
        return new PeriodicTask("metrics", Duration.ZERO, config.readEvery(), watch::read, database::close);
    }

    /** How often the numbers are read from the database. */
    @ConfigMapping(prefix = "library.metrics")
    interface Config {

        /** Time between two readings. */
        @WithDefault("15s")
        Duration readEvery();
    }
}

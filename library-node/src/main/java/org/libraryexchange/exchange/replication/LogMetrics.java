package org.libraryexchange.exchange.replication;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.libraryexchange.base.worker.WorkerReport.State;
import org.libraryexchange.base.worker.WorkerThread;
import org.libraryexchange.exchange.log.Applier.Progress;
import org.libraryexchange.exchange.log.MirrorProgress;
import org.libraryexchange.record.CityLog;

/** Reports publishing and applying to Prometheus. docs/monitor.md lists names and meanings. */
@Singleton
public record LogMetrics(MeterRegistry registry) {

    private static final String PARTNER = "partner";

    /** Of a log of this city. */
    PublisherMeters published(CityLog log) {
        Tags tags = log.to().map(to -> Tags.of(PARTNER, to)).orElse(Tags.empty());
        Meters meters = new Meters(registry, prefix(log) + ".log", tags);
        return new PublisherMeters(meters, meters.counter(".published.records"));
    }

    /** Of the mirror of a partner's log. */
    MirrorMeters mirrored(CityLog log) {
        Meters meters = new Meters(registry, prefix(log) + ".mirror", Tags.of(PARTNER, log.city()));
        return new MirrorMeters(
                meters,
                meters.counter(".read.records"),
                meters.counter(".applied.records"),
                meters.counter(".rejected.records"));
    }

    private static String prefix(CityLog log) {
        return switch (log.sort()) {
            case LETTERS -> "library.letters";
            case PICTURES -> "library.pictures";
            default -> "library";
        };
    }

    /** The meters of one log. Counters begin at zero, so that Prometheus sees the first record. */
    private record Meters(MeterRegistry registry, String prefix, Tags tags) {

        private Counter counter(String name) {
            return registry.counter(prefix + name, tags);
        }

        private <T> void gauge(String name, String description, T measured, ToDoubleFunction<T> value) {
            Gauge.builder(prefix + name, measured, value)
                    .description(description)
                    .tags(tags)
                    .register(registry);
        }
    }

    private static double active(WorkerThread worker) {
        return worker.report().state() == State.ACTIVE ? 1 : 0;
    }

    private static double value(OptionalLong known) {
        return known.isPresent() ? known.getAsLong() : Double.NaN;
    }

    /** Measures the mirroring of one log. */
    record MirrorMeters(Meters meters, Counter read, Counter applied, Counter rejected) {

        void mirrored(Progress step) {
            read.increment(step.read());
            applied.increment(step.applied());
            rejected(step.rejected());
        }

        void rejected(int records) {
            rejected.increment(records);
        }

        void watch(WorkerThread applier, MirrorProgress progress) {
            meters.gauge(
                    ".applier.active", "1 while this process applies the partner's log", applier, LogMetrics::active);
            meters.gauge(
                    ".lag.records",
                    "Records of the partner's log not applied yet; NaN where this process does not know",
                    progress,
                    it -> value(it.recordsBehind()));
            meters.gauge(
                    ".lag.seconds",
                    "Seconds since the mirror last stood at the log's end; NaN where not known",
                    progress,
                    it -> value(it.secondsBehind()));
        }
    }

    /** Measures the publishing of one log. */
    record PublisherMeters(Meters meters, Counter published) {

        void published(int records) {
            published.increment(records);
        }

        void watch(WorkerThread publisher) {
            meters.gauge(
                    ".publisher.active",
                    "1 while this process publishes the city's log",
                    publisher,
                    LogMetrics::active);
        }
    }
}

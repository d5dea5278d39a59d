package org.libraryexchange.exchange.replication;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.OptionalLong;
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
        return log.to()
                .map(to -> new PublisherMeters(registry, "library.letters.log", Tags.of(PARTNER, to)))
                .orElseGet(() -> new PublisherMeters(registry, "library.log", Tags.empty()));
    }

    /** Of the mirror of a partner's log. */
    MirrorMeters mirrored(CityLog log) {
        String prefix = log.to().isPresent() ? "library.letters.mirror" : "library.mirror";
        return new MirrorMeters(registry, prefix, Tags.of(PARTNER, log.city()));
    }

    static double active(WorkerThread worker) {
        return worker.report().state() == State.ACTIVE ? 1 : 0;
    }

    /** Measures the mirroring of one log. The counters begin at zero, so that Prometheus sees the first record. */
    static final class MirrorMeters {

        private final MeterRegistry registry;
        private final String prefix;
        private final Tags tags;
        private final Counter read;
        private final Counter applied;
        private final Counter rejected;

        MirrorMeters(MeterRegistry registry, String prefix, Tags tags) {
            this.registry = registry;
            this.prefix = prefix;
            this.tags = tags;
            this.read = registry.counter(prefix + ".read.records", tags);
            this.applied = registry.counter(prefix + ".applied.records", tags);
            this.rejected = registry.counter(prefix + ".rejected.records", tags);
        }

        void mirrored(Progress step) {
            read.increment(step.read());
            applied.increment(step.applied());
            rejected(step.rejected());
        }

        void rejected(int records) {
            rejected.increment(records);
        }

        void watch(WorkerThread applier, MirrorProgress progress) {
            Gauge.builder(prefix + ".applier.active", applier, LogMetrics::active)
                    .description("1 while this process applies the partner's log")
                    .tags(tags)
                    .register(registry);
            Gauge.builder(prefix + ".lag.records", progress, it -> value(it.recordsBehind()))
                    .description("Records of the partner's log not applied yet; NaN where this process does not know")
                    .tags(tags)
                    .register(registry);
            Gauge.builder(prefix + ".lag.seconds", progress, it -> value(it.secondsBehind()))
                    .description("Seconds since the mirror last stood at the log's end; NaN where not known")
                    .tags(tags)
                    .register(registry);
        }

        private static double value(OptionalLong known) {
            return known.isPresent() ? known.getAsLong() : Double.NaN;
        }
    }

    /** Measures the publishing of one log. The counters begin at zero, so that Prometheus sees the first record. */
    static final class PublisherMeters {

        private final MeterRegistry registry;
        private final String prefix;
        private final Tags tags;
        private final Counter published;

        PublisherMeters(MeterRegistry registry, String prefix, Tags tags) {
            this.registry = registry;
            this.prefix = prefix;
            this.tags = tags;
            this.published = registry.counter(prefix + ".published.records", tags);
        }

        void published(int records) {
            published.increment(records);
        }

        void watch(WorkerThread publisher) {
            Gauge.builder(prefix + ".publisher.active", publisher, LogMetrics::active)
                    .description("1 while this process publishes the city's log")
                    .tags(tags)
                    .register(registry);
        }
    }
}

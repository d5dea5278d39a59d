package org.libraryexchange.exchange.replication;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.OptionalLong;
import org.libraryexchange.base.worker.WorkerThread;
import org.libraryexchange.exchange.log.Applier.Progress;
import org.libraryexchange.exchange.log.MirrorProgress;

/** Measures the mirroring of one log. The counters begin at zero, so that Prometheus sees the first record. */
final class MirrorMeters {

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

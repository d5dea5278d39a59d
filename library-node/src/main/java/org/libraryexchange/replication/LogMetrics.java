package org.libraryexchange.replication;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.libraryexchange.log.Applier.Progress;
import org.libraryexchange.log.MirrorProgress;
import org.libraryexchange.worker.WorkerReport.State;
import org.libraryexchange.worker.WorkerThread;

/** Reports publishing and applying to Prometheus. docs/monitor.md lists names and meanings. */
@ApplicationScoped
public class LogMetrics {

    private final MeterRegistry registry;
    private final AtomicLong foreign = new AtomicLong();

    LogMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    public void published(int records) {
        registry.counter("library.log.published.records").increment((double) records);
    }

    public void mirrored(String partner, Progress step) {
        registry.counter("library.mirror.read.records", "partner", partner).increment(step.read());
        registry.counter("library.mirror.applied.records", "partner", partner).increment(step.applied());
        rejected(partner, step.rejected());
    }

    public void rejected(String partner, int records) {
        registry.counter("library.mirror.rejected.records", "partner", partner).increment((double) records);
    }

    public void foreign(long records) {
        foreign.set(records);
    }

    /** Registers the counters at zero, so that Prometheus sees the first record as an increase. */
    public void watchPublisher(WorkerThread publisher) {
        published(0);
        Gauge.builder("library.log.foreign.records", foreign, AtomicLong::get)
                .description("Records in the city's own log that it has not sealed, when it was last compared")
                .register(registry);
        Gauge.builder("library.log.publisher.active", publisher, LogMetrics::active)
                .description("1 while this process publishes the city's log")
                .register(registry);
    }

    public void watchApplier(String partner, WorkerThread applier, MirrorProgress progress) {
        mirrored(partner, Progress.NONE);
        Gauge.builder("library.mirror.applier.active", applier, LogMetrics::active)
                .description("1 while this process applies the partner's log")
                .tag("partner", partner)
                .register(registry);
        Gauge.builder("library.mirror.lag.records", progress, it -> value(it.recordsBehind()))
                .description("Records of the partner's log not applied yet; NaN where this process does not know")
                .tag("partner", partner)
                .register(registry);
        Gauge.builder("library.mirror.lag.seconds", progress, it -> value(it.secondsBehind()))
                .description("Seconds since the mirror last stood at the log's end; NaN where not known")
                .tag("partner", partner)
                .register(registry);
    }

    private static double active(WorkerThread worker) {
        return worker.report().state() == State.ACTIVE ? 1 : 0;
    }

    private static double value(OptionalLong known) {
        return known.isPresent() ? known.getAsLong() : Double.NaN;
    }
}

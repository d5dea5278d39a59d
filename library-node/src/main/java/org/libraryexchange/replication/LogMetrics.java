package org.libraryexchange.replication;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import org.libraryexchange.worker.WorkerReport.State;
import org.libraryexchange.worker.WorkerThread;

/** Reports publishing and applying to Prometheus. docs/monitor.md lists names and meanings. */
@ApplicationScoped
public class LogMetrics {

    private static final String PARTNER = "partner";

    private final MeterRegistry registry;

    LogMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Of the city's item log. */
    PublisherMeters items() {
        return new PublisherMeters(registry, "library.log", Tags.empty());
    }

    /** Of the log of the city's letters to a partner. */
    PublisherMeters lettersTo(String partner) {
        return new PublisherMeters(registry, "library.letters.log", Tags.of(PARTNER, partner));
    }

    /** Of the mirror of a partner's items. */
    MirrorMeters itemsOf(String partner) {
        return new MirrorMeters(registry, "library.mirror", Tags.of(PARTNER, partner));
    }

    /** Of the mirror of a partner's letters. */
    MirrorMeters lettersOf(String partner) {
        return new MirrorMeters(registry, "library.letters.mirror", Tags.of(PARTNER, partner));
    }

    static double active(WorkerThread worker) {
        return worker.report().state() == State.ACTIVE ? 1 : 0;
    }
}

package org.libraryexchange.exchange.replication;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import org.libraryexchange.base.worker.WorkerReport.State;
import org.libraryexchange.base.worker.WorkerThread;
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
}

package org.libraryexchange.exchange.replication;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.libraryexchange.base.worker.WorkerThread;

/** Measures the publishing of one log. The counters begin at zero, so that Prometheus sees the first record. */
final class PublisherMeters {

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

package org.libraryexchange.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.function.Supplier;
import org.libraryexchange.imports.Importing;
import org.libraryexchange.nights.NightStatus;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.replication.Replication;
import org.libraryexchange.search.Searching;
import org.libraryexchange.worker.WorkerReport;
import org.libraryexchange.worker.WorkerReport.State;

/** Tells Prometheus how the workers of this process fare: a series for each state, one of which is 1. */
@ApplicationScoped
class WorkerMetrics {

    private final NodeConfig node;
    private final Replication replication;
    private final Searching searching;
    private final Importing importing;
    private final NightStatus nights;
    private final MeterRegistry registry;

    WorkerMetrics(
            NodeConfig node,
            Replication replication,
            Searching searching,
            Importing importing,
            NightStatus nights,
            MeterRegistry registry) {
        this.node = node;
        this.replication = replication;
        this.searching = searching;
        this.importing = importing;
        this.nights = nights;
        this.registry = registry;
    }

    void register(@Observes StartupEvent start) {
        register("publisher", "", replication::publisher);
        for (String partner : node.partners().keySet()) {
            register("applier", partner, () -> replication.applier(partner));
            register("recipient", partner, () -> replication.recipient(partner));
        }
        register("indexer", "", searching::indexer);
        register("importer", "", importing::importer);
        register("nights", "", nights::keeper);
    }

    private void register(String worker, String partner, Supplier<WorkerReport> report) {
        for (State state : State.values()) {
            Gauge.builder("library.worker.state", () -> report.get().state() == state ? 1 : 0)
                    .description("1 for the state that this process's worker is in")
                    .tag("worker", worker)
                    .tag("partner", partner)
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }
}

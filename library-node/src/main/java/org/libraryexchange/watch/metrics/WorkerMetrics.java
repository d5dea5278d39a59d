package org.libraryexchange.watch.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.libraryexchange.base.worker.ManagedWorker;
import org.libraryexchange.base.worker.WorkerReport.State;
import org.libraryexchange.base.worker.Workers;

/** Reports the states of this process's workers to Prometheus: one series for each state, of which exactly one is 1. */
@Singleton
record WorkerMetrics(Workers workers, MeterRegistry registry) {

    void register(@Observes StartupEvent start) {
        workers.list().forEach(this::register);
    }

    private void register(ManagedWorker worker) {
        for (State state : State.values()) {
            Gauge.builder(
                            "library.worker.state",
                            worker.thread(),
                            thread -> thread.report().state() == state ? 1 : 0)
                    .description("1 for the state that this process's worker is in")
                    .tag("worker", worker.kind())
                    .tag("partner", worker.partner())
                    .tag("state", state.term())
                    .register(registry);
        }
    }
}

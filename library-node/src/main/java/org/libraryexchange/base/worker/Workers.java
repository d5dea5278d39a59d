package org.libraryexchange.base.worker;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** All workers of this process. They start once the database is known to belong to this city, and stop together. */
@ApplicationScoped
public class Workers {

    private static final int AFTER_THE_CITY_IS_KNOWN = 1_000;

    private final List<ManagedWorker> workers;

    Workers(@All List<WorkerGroup> groups) {
        this.workers =
                groups.stream().flatMap(group -> group.workers().stream()).toList();
    }

    void start(@Observes @Priority(AFTER_THE_CITY_IS_KNOWN) StartupEvent start) {
        workers.forEach(worker -> worker.thread().start());
    }

    void stop(@Observes ShutdownEvent stop) {
        workers.forEach(worker -> worker.thread().endSoon());
        workers.forEach(worker -> worker.thread().close());
    }

    public List<ManagedWorker> list() {
        return workers;
    }
}

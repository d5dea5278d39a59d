package org.libraryexchange.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.log.ChangeCommitted;
import org.libraryexchange.log.LogConfig;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.worker.ManagedWorker;
import org.libraryexchange.worker.Signal;
import org.libraryexchange.worker.WorkerGroup;
import org.libraryexchange.worker.WorkerReport;
import org.libraryexchange.worker.WorkerThread;

/** The worker for imports. Only one process of a city imports at a time. */
@ApplicationScoped
public class Importing implements WorkerGroup {

    private final Signal received = new Signal();
    private final WorkerThread worker;

    Importing(
            NodeConfig node,
            ImportConfig config,
            LogConfig log,
            DatabaseSessions sessions,
            Clock clock,
            Supplier<UUID> ids,
            Event<ChangeCommitted> committed) {
        ImportContext context = new ImportContext(
                node.city(), sessions, config, clock, ids, () -> committed.fire(new ChangeCommitted()));
        worker = new WorkerThread(
                "importer " + node.city(),
                sessions,
                standing -> new ImportWorker(context, standing, received),
                log.retryPause());
    }

    @Override
    public List<ManagedWorker> workers() {
        return List.of(new ManagedWorker("importer", "", worker, received::raise));
    }

    /** Tells the worker that there is something to do. */
    public void wake() {
        received.raise();
    }

    /** The state of this process's importer. */
    public WorkerReport importer() {
        return worker.report();
    }
}

package org.libraryexchange.imports;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.log.ChangeCommitted;
import org.libraryexchange.log.LogConfig;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.worker.Signal;
import org.libraryexchange.worker.WorkerReport;
import org.libraryexchange.worker.WorkerThread;

/** Starts and stops the worker that imports; one process of a city's does so at a time. */
@ApplicationScoped
public class Importing {

    private static final int AFTER_THE_CITY_IS_KNOWN = 1_000;

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

    void start(@Observes @Priority(AFTER_THE_CITY_IS_KNOWN) StartupEvent start) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        worker.endSoon();
        received.raise();
        worker.close();
    }

    /** Something is there to be done. */
    public void wake() {
        received.raise();
    }

    /** How this process's importer fares. */
    public WorkerReport importer() {
        return worker.report();
    }

    /** Time since this process's importer last gave a sign. */
    public Duration silence() {
        return worker.silence();
    }
}

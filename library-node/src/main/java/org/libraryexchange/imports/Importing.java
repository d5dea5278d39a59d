package org.libraryexchange.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.libraryexchange.log.LogConfig;
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

    Importing(ImportContext context, LogConfig log) {
        worker = new WorkerThread(
                "importer " + context.city(),
                context.sessions(),
                lease -> new ImportWorker(context, lease, received),
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

package org.libraryexchange.catalogue.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import org.libraryexchange.base.worker.DatabaseWatch;
import org.libraryexchange.base.worker.Lull;
import org.libraryexchange.base.worker.ManagedWorker;
import org.libraryexchange.base.worker.Signal;
import org.libraryexchange.base.worker.WorkerGroup;
import org.libraryexchange.base.worker.WorkerReport;
import org.libraryexchange.base.worker.WorkerThread;
import org.libraryexchange.exchange.log.LogConfig;

/** The worker for imports. Only one process of a city imports at a time. */
@ApplicationScoped
public class Importing implements WorkerGroup {

    private final Signal received;
    private final WorkerThread worker;

    Importing(ImportContext context, DatabaseWatch changes, LogConfig log) {
        received = changes.signal();
        worker = new WorkerThread(
                "importer " + context.city(),
                context.sessions(),
                lease -> new ImportWorker(
                        context, lease, new Lull(received, context.config().poll())),
                log.retryPause());
    }

    @Override
    public List<ManagedWorker> workers() {
        return List.of(new ManagedWorker("importer", "", worker));
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Imports.Work work) {
        received.raise();
    }

    /** The state of this process's importer. */
    public WorkerReport importer() {
        return worker.report();
    }
}

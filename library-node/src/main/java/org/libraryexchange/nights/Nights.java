package org.libraryexchange.nights;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.log.LogConfig;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.worker.ManagedWorker;
import org.libraryexchange.worker.Signal;
import org.libraryexchange.worker.WorkerGroup;
import org.libraryexchange.worker.WorkerReport;
import org.libraryexchange.worker.WorkerThread;

/** The worker that runs the city's nights. Only one of the city's processes does this at a time. */
@ApplicationScoped
class Nights implements WorkerGroup {

    private final Signal begun = new Signal();
    private final Duration look;
    private final WorkerThread worker;

    Nights(
            NodeConfig node,
            NightsConfig config,
            LogConfig log,
            DatabaseSessions sessions,
            NightTransactions transactions,
            @All List<Chore> chores) {
        look = config.look();
        worker = new WorkerThread(
                "nights " + node.city(),
                sessions,
                lease -> new NightWorker(transactions, chores, begun, look),
                log.retryPause());
    }

    @Override
    public List<ManagedWorker> workers() {
        return List.of(new ManagedWorker("nights", "", worker, begun::raise, look));
    }

    /** Wakes the worker, because a run has begun. */
    void wake() {
        begun.raise();
    }

    /** The state of this process's worker for nights. */
    WorkerReport keeper() {
        return worker.report();
    }
}

package org.libraryexchange.catalogue.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.worker.Lease;
import org.libraryexchange.base.worker.ManagedWorker;
import org.libraryexchange.base.worker.Signal;
import org.libraryexchange.base.worker.Worker;
import org.libraryexchange.base.worker.WorkerGroup;
import org.libraryexchange.base.worker.WorkerReport;
import org.libraryexchange.base.worker.WorkerThread;
import org.libraryexchange.exchange.log.ChangeCommitted;
import org.libraryexchange.exchange.log.LogConfig;
import org.libraryexchange.record.CityLog.Sort;

/** The worker that keeps this process's search index. */
@ApplicationScoped
public class Searching implements WorkerGroup {

    private final SearchConfig config;
    private final DatabaseSessions sessions;
    private final CurrentIndex index;
    private final Clock clock;
    private final String name;
    private final Signal changes = new Signal();
    private final WorkerThread worker;

    Searching(
            NodeConfig node,
            SearchConfig config,
            LogConfig log,
            DatabaseSessions sessions,
            CurrentIndex index,
            Clock clock) {
        this.config = config;
        this.sessions = sessions;
        this.index = index;
        this.clock = clock;
        this.name = "indexer " + node.city();
        this.worker = WorkerThread.ofEachProcess(name, this::open, log.retryPause());
    }

    private Worker open(Lease lease) {
        SearchIndex opened = index.open();
        SearchedItems catalogue = index.catalogue(sessions.open(name, Indexer.SETUP));
        return new Indexer(catalogue, opened, () -> changes.await(config.poll()), clock, lease);
    }

    @Override
    public List<ManagedWorker> workers() {
        return List.of(new ManagedWorker("indexer", "", worker, changes::raise));
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChangeCommitted change) {
        if (change.log().sort() == Sort.ITEMS) {
            changes.raise();
        }
    }

    /** How this process's indexer fares. */
    public WorkerReport indexer() {
        WorkerReport report = worker.report();
        return new WorkerReport(
                report.state(), report.lastError().or(() -> index.damage().map(IndexDamage::cause)));
    }

    /** For how long the indexer has failed and tried again; zero if it works. */
    public Duration failing() {
        return worker.failing();
    }

    /** For how long the index has been made anew because it was damaged; empty if it is not. */
    public Optional<Duration> mending() {
        return index.damage().map(IndexDamage::age);
    }

    /** How many changes this process's index lacks, as a session sees them; all there are while it is being made. */
    public long behind(Handle session) {
        return index.behind(session);
    }
}

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
import org.libraryexchange.base.worker.DatabaseWatch;
import org.libraryexchange.base.worker.Lease;
import org.libraryexchange.base.worker.Lull;
import org.libraryexchange.base.worker.ManagedWorker;
import org.libraryexchange.base.worker.Signal;
import org.libraryexchange.base.worker.Worker;
import org.libraryexchange.base.worker.WorkerGroup;
import org.libraryexchange.base.worker.WorkerReport;
import org.libraryexchange.base.worker.WorkerThread;
import org.libraryexchange.catalogue.search.RightOfWay.Arrivals;
import org.libraryexchange.exchange.log.ChangeCommitted;
import org.libraryexchange.exchange.log.LogConfig;
import org.libraryexchange.exchange.replication.Replication;
import org.libraryexchange.record.CityLog.Sort;

/** The worker that keeps this process's search index. */
@ApplicationScoped
public class Searching implements WorkerGroup {

    /** For how long an index may be made later, because records of items arrive. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final DatabaseSessions sessions;
    private final CurrentIndex index;
    private final Replication replication;
    private final Clock clock;
    private final String name;
    private final Signal changes;
    private final WorkerThread worker;

    Searching(
            NodeConfig node,
            LogConfig log,
            DatabaseSessions sessions,
            CurrentIndex index,
            Replication replication,
            DatabaseWatch changes,
            Clock clock) {
        this.sessions = sessions;
        this.index = index;
        this.replication = replication;
        this.clock = clock;
        this.changes = changes.signal();
        this.name = "indexer " + node.city();
        node.partners()
                .keySet()
                .forEach(partner -> replication.progress(partner).follow(this.changes::raise));
        this.worker = WorkerThread.ofEachProcess(name, this::open, log.retryPause());
    }

    private Worker open(Lease lease) {
        SearchIndex opened = index.open();
        SearchedItems catalogue = index.catalogue(sessions.open(name, Indexer.SETUP));
        RightOfWay arrival =
                new RightOfWay(new OfItems(catalogue, replication), LONGEST_WAIT, MachineLoad::isCrowded, lease);
        return new Indexer(catalogue, opened, arrival, new Lull(changes, index.poll()), clock);
    }

    /** The items of this city that are sent, and those of its partners that are applied. */
    private record OfItems(SearchedItems items, Replication replication) implements Arrivals {
        @Override
        public long waiting() {
            return Math.max(items.toBeSent(), replication.mostBehind());
        }

        @Override
        public long arrived() {
            return items.newest().values().stream().mapToLong(place -> place).sum();
        }
    }

    @Override
    public List<ManagedWorker> workers() {
        return List.of(new ManagedWorker("indexer", "", worker));
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

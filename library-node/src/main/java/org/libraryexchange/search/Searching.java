package org.libraryexchange.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.database.StoreFailedException;
import org.libraryexchange.log.ChangeCommitted;
import org.libraryexchange.log.LogConfig;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.record.CityLog.Sort;
import org.libraryexchange.text.Gazetteer;
import org.libraryexchange.worker.Lease;
import org.libraryexchange.worker.ManagedWorker;
import org.libraryexchange.worker.Signal;
import org.libraryexchange.worker.Worker;
import org.libraryexchange.worker.WorkerGroup;
import org.libraryexchange.worker.WorkerReport;
import org.libraryexchange.worker.WorkerThread;

/** The worker that keeps the search index; one process of a city's does so at a time. */
@ApplicationScoped
public class Searching implements WorkerGroup {

    private final NodeConfig node;
    private final SearchConfig config;
    private final DatabaseSessions sessions;
    private final GazetteerFiles gazetteers;
    private final Signal changes = new Signal();
    private final WorkerThread worker;

    Searching(
            NodeConfig node, SearchConfig config, LogConfig log, DatabaseSessions sessions, GazetteerFiles gazetteers) {
        this.node = node;
        this.config = config;
        this.sessions = sessions;
        this.gazetteers = gazetteers;
        this.worker = new WorkerThread("indexer " + node.city(), sessions, this::open, log.retryPause());
    }

    private Worker open(Lease lease) {
        warmUp();
        List<String> owners = new ArrayList<>(node.partners().keySet());
        owners.add(node.city());
        try {
            return new Indexer(
                    patience -> sessions.open("indexer " + node.city(), SearchIndex.SETUP, patience),
                    lease,
                    owners,
                    changes,
                    config.poll());
        } catch (SQLException e) {
            throw new StoreFailedException("cannot open a session for the search index", e);
        }
    }

    /** Dictionaries are loaded here, so that the first search does not wait for them. */
    private void warmUp() {
        Gazetteer unused = gazetteers.places();
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
        return worker.report();
    }
}

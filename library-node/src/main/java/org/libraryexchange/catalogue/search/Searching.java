package org.libraryexchange.catalogue.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.text.Gazetteer;
import org.libraryexchange.base.worker.Lease;
import org.libraryexchange.base.worker.ManagedWorker;
import org.libraryexchange.base.worker.PeriodicTask;
import org.libraryexchange.base.worker.Signal;
import org.libraryexchange.base.worker.WorkFailedException;
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

    /** How often to look whether the index is to be checked, which takes no time if it is not. */
    private static final Duration CHECK_PAUSE = Duration.ofSeconds(1);

    private final SearchConfig config;
    private final Jdbi database;
    private final DatabaseSessions sessions;
    private final GazetteerFiles gazetteers;
    private final CurrentIndex index;
    private final Clock clock;
    private final String name;
    private final List<String> owners;
    private final Signal changes = new Signal();
    private final WorkerThread worker;

    Searching(
            NodeConfig node,
            SearchConfig config,
            LogConfig log,
            Jdbi database,
            DatabaseSessions sessions,
            GazetteerFiles gazetteers,
            CurrentIndex index,
            Clock clock) {
        this.config = config;
        this.database = database;
        this.sessions = sessions;
        this.gazetteers = gazetteers;
        this.index = index;
        this.clock = clock;
        this.name = "indexer " + node.city();
        this.owners = Stream.concat(Stream.of(node.city()), node.partners().keySet().stream())
                .toList();
        this.worker = WorkerThread.ofEachProcess(name, this::open, log.retryPause());
    }

    private Worker open(Lease lease) {
        warmUp();
        try {
            SearchIndex opened = index.open();
            return new Indexer(
                    sessions.open(name, Indexer.SETUP), opened, owners, changes, config.poll(), clock, lease);
        } catch (IOException e) {
            throw new WorkFailedException("cannot open the search index in " + config.folder() + ": " + e, e);
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

    @Produces
    PeriodicTask checking() {
        return new PeriodicTask("search index check", CHECK_PAUSE, index::check);
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

    /** How many changes this process's index lacks, within the caller's transaction; all there are while it is being made. */
    public long behind() {
        return database.withHandle(this::behind);
    }

    /** The same, read in a session. */
    public long behind(Handle session) {
        return new SearchedItems(session).behind(index.position().orElse(IndexPosition.NOTHING), owners);
    }
}

package org.libraryexchange.catalogue.sources;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.libraryexchange.base.worker.ManagedWorker;
import org.libraryexchange.base.worker.Signal;
import org.libraryexchange.base.worker.WorkerGroup;
import org.libraryexchange.base.worker.WorkerThread;
import org.libraryexchange.exchange.log.LogConfig;

/**
 * The workers for sources: one for most of them, and one for those that are slow. Only one process of a city does the work
 * of each, so that no source is asked twice at a time.
 */
@ApplicationScoped
class Fetching implements WorkerGroup {

    /** Longer than the longest answer may take. */
    private static final Duration REST = Duration.ofMinutes(15);

    private final Signal wanted = new Signal();
    private final List<ManagedWorker> workers;

    Fetching(FetchContext context, LogConfig log) {
        Signal slower = new Signal();
        Lock reading = new ReentrantLock(true);
        workers = List.of(
                worker(new Lane(false, context.config().quick(), wanted, slower, reading), context, log.retryPause()),
                worker(new Lane(true, SourceAnswers.LONGEST, slower, slower, reading), context, log.retryPause()));
    }

    private static ManagedWorker worker(Lane lane, FetchContext context, Duration pause) {
        WorkerThread thread = new WorkerThread(
                lane.kind() + " " + context.node().city(),
                context.sessions(),
                lease -> new FetchWorker(context, lease, lane),
                pause);
        return new ManagedWorker(lane.kind(), "", thread, REST);
    }

    @Override
    public List<ManagedWorker> workers() {
        return workers;
    }

    void wake() {
        wanted.raise();
    }
}

package org.libraryexchange.catalogue.sources;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.libraryexchange.base.worker.ManagedWorker;
import org.libraryexchange.base.worker.Signal;
import org.libraryexchange.base.worker.WorkerGroup;
import org.libraryexchange.base.worker.WorkerThread;
import org.libraryexchange.exchange.log.LogConfig;

/** The worker for sources. Only one process of a city asks them, so that no source is asked twice at a time. */
@ApplicationScoped
class Fetching implements WorkerGroup {

    /** Longer than the longest answer may take. */
    private static final Duration REST = Duration.ofMinutes(15);

    private final Signal wanted = new Signal();
    private final WorkerThread worker;

    Fetching(FetchContext context, LogConfig log) {
        worker = new WorkerThread(
                "sources " + context.node().city(),
                context.sessions(),
                lease -> new FetchWorker(context, lease, wanted),
                log.retryPause());
    }

    @Override
    public List<ManagedWorker> workers() {
        return List.of(new ManagedWorker("sources", "", worker, REST));
    }

    void wake() {
        wanted.raise();
    }
}

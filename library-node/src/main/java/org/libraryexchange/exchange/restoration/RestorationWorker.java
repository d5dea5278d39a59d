package org.libraryexchange.exchange.restoration;

import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.libraryexchange.base.database.Quietly;
import org.libraryexchange.base.worker.Signal;
import org.libraryexchange.base.worker.Worker;
import org.libraryexchange.base.worker.WorkerReport;
import org.libraryexchange.base.worker.WorkerReport.State;
import org.libraryexchange.exchange.restoration.PostgresRestoration.Progress;

/** Runs in place of the publisher while the database is older than its log. Nothing is sent until the two agree. */
public final class RestorationWorker implements Worker {

    private static final Logger LOG = Logger.getLogger(RestorationWorker.class);

    private final AutoCloseable session;
    private final PostgresRestoration restoration;
    private final Signal changes;
    private final Duration poll;
    private Progress progress;
    private boolean done;

    public RestorationWorker(AutoCloseable session, PostgresRestoration restoration, Signal changes, Duration poll) {
        this.session = session;
        this.restoration = restoration;
        this.changes = changes;
        this.poll = poll;
        this.progress = restoration.progress();
    }

    @Override
    public void step() {
        restoration.settle();
        progress = restoration.progress();
        done = progress.waiting() == 0 && restoration.finish();
        if (done) {
            LOG.infof("the database and its log agree again items=%d", progress.items());
        } else {
            changes.await(poll);
        }
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public WorkerReport report() {
        return new WorkerReport(
                State.RESTORED,
                Optional.of("the database is older than its log, so nothing is published: %d items differ, %d wait"
                        .formatted(progress.items(), progress.waiting())));
    }

    @Override
    public void wake() {
        changes.raise();
    }

    @Override
    public void close() {
        Quietly.close(session);
    }
}

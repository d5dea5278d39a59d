package org.libraryexchange.exchange.restoration;

import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.libraryexchange.base.database.Quietly;
import org.libraryexchange.base.worker.Signal;
import org.libraryexchange.base.worker.Worker;
import org.libraryexchange.base.worker.WorkerReport;
import org.libraryexchange.base.worker.WorkerReport.State;
import org.libraryexchange.exchange.restoration.PostgresRestoration.Confirmation;

/**
 * Runs in place of the publisher while a mirror has confirmed a sequence that this database never gave. The database
 * may have been restored from a backup, and so may the log. If the publisher sent new records now, the mirror would
 * take them for records that it already has.
 */
public final class HaltedWorker implements Worker {

    private static final Logger LOG = Logger.getLogger(HaltedWorker.class);

    private final AutoCloseable session;
    private final PostgresRestoration restoration;
    private final Signal changes;
    private final Duration poll;
    private Confirmation confirmed;

    public HaltedWorker(AutoCloseable session, PostgresRestoration restoration, Signal changes, Duration poll) {
        this.session = session;
        this.restoration = restoration;
        this.changes = changes;
        this.poll = poll;
        this.confirmed = restoration.confirmed();
    }

    @Override
    public void step() {
        confirmed = restoration.confirmed();
        if (confirmed.goesAbove()) {
            restoration.goAbove(confirmed.beyond());
            LOG.infof("publishing continues above confirmed records confirmed=%d", confirmed.beyond());
            confirmed = restoration.confirmed();
        } else {
            changes.await(poll);
        }
    }

    @Override
    public boolean isDone() {
        return confirmed.beyond() == 0;
    }

    @Override
    public WorkerReport report() {
        return new WorkerReport(
                State.RESTORED,
                Optional.of(
                        "nothing is published: a mirror has confirmed record %d, which this database never sent; choose keep to continue"
                                .formatted(confirmed.beyond())));
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

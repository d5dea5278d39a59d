package org.libraryexchange.catalogue.pictures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Instant;
import java.util.List;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.worker.ManagedWorker;
import org.libraryexchange.base.worker.Signal;
import org.libraryexchange.base.worker.Worker;
import org.libraryexchange.base.worker.WorkerGroup;
import org.libraryexchange.base.worker.WorkerThread;
import org.libraryexchange.exchange.log.ChangeCommitted;
import org.libraryexchange.exchange.log.LogConfig;
import org.libraryexchange.record.CityLog.Sort;

/** The worker that sends the city's display forms slowly by day, so that items and letters have the line. */
@ApplicationScoped
class PicturePacing implements WorkerGroup {

    private final Signal changes = new Signal();
    private final WorkerThread worker;

    PicturePacing(NodeConfig node, DatabaseSessions sessions, PictureTurns turns, LogConfig log) {
        worker = new WorkerThread(
                "picture pacer " + node.city(), sessions, lease -> new Pacer(turns, changes), log.retryPause());
    }

    @Override
    public List<ManagedWorker> workers() {
        return List.of(new ManagedWorker("picture-pacer", "", worker));
    }

    /** An item may name other pictures now. */
    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChangeCommitted change) {
        if (change.log().sort() == Sort.ITEMS) {
            changes.raise();
        }
    }

    /** All its state but the latest turn is in the database. */
    private static final class Pacer implements Worker {

        private final PictureTurns turns;
        private final Signal changes;
        private Instant display = Instant.MIN;

        private Pacer(PictureTurns turns, Signal changes) {
            this.turns = turns;
            this.changes = changes;
        }

        @Override
        public void step() {
            PictureTurns.Next next = turns.step(display);
            display = next.display();
            if (!next.look().isZero()) {
                boolean unused = changes.await(next.look());
            }
        }

        @Override
        public void wake() {
            changes.raise();
        }

        @Override
        public void close() {
            // Holds nothing between two steps.
        }
    }
}

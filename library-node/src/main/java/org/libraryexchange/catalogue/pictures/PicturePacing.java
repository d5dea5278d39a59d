package org.libraryexchange.catalogue.pictures;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.worker.ManagedWorker;
import org.libraryexchange.base.worker.Signal;
import org.libraryexchange.base.worker.Worker;
import org.libraryexchange.base.worker.WorkerGroup;
import org.libraryexchange.base.worker.WorkerThread;
import org.libraryexchange.exchange.log.LogConfig;

/** The worker that sends the city's display forms slowly by day, so that items and letters have the line. */
@ApplicationScoped
class PicturePacing implements WorkerGroup {

    private final Signal stop = new Signal();
    private final WorkerThread worker;

    PicturePacing(NodeConfig node, DatabaseSessions sessions, PictureTurns turns, LogConfig log) {
        worker = new WorkerThread(
                "picture pacer " + node.city(), sessions, lease -> new Pacer(turns, stop), log.retryPause());
    }

    @Override
    public List<ManagedWorker> workers() {
        return List.of(new ManagedWorker("picture-pacer", "", worker));
    }

    /** All its state but the latest turn is in the database. */
    private static final class Pacer implements Worker {

        private static final Duration LOOK = Duration.ofSeconds(1);

        private final PictureTurns turns;
        private final Signal stop;
        private Instant next = Instant.MIN;

        private Pacer(PictureTurns turns, Signal stop) {
            this.turns = turns;
            this.stop = stop;
        }

        @Override
        public void step() {
            if (!turns.settle()) {
                next = turns.after(next);
                stop.await(LOOK);
            }
        }

        @Override
        public void wake() {
            stop.raise();
        }

        @Override
        public void close() {
            // Holds nothing between two steps.
        }
    }
}

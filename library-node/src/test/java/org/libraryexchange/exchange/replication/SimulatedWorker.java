package org.libraryexchange.exchange.replication;

import org.libraryexchange.base.database.StoreFailedException;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.base.worker.WorkerThread;
import org.libraryexchange.exchange.log.LogFailedException;

/** A worker of one process that does its work step by step. */
public interface SimulatedWorker {

    /** Does the work that is waiting; returns false if there is none. */
    boolean step();

    /** Whether this work is complete, so that the next work has to be opened. */
    default boolean isDone() {
        return false;
    }

    void close();

    /** Whether a worker starts again after this failure, as {@link WorkerThread} makes it do. */
    static boolean startsAgainAfter(RuntimeException e) {
        return e instanceof FencedException || e instanceof StoreFailedException || e instanceof LogFailedException;
    }
}

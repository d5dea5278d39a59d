package org.libraryexchange.replication;

import org.libraryexchange.database.StoreFailedException;
import org.libraryexchange.log.LogFailedException;
import org.libraryexchange.worker.FencedException;
import org.libraryexchange.worker.WorkerThread;

/** A worker of one process, that does its work step by step. */
public interface SimulatedWorker {

    /** Does what is to be done now; false where there is nothing. */
    boolean step();

    /** Whether what is to be done next has to be opened. */
    default boolean isDone() {
        return false;
    }

    void close();

    /** Whether a worker that fails so starts again, as {@link WorkerThread} lets it. */
    static boolean startsAgainAfter(RuntimeException e) {
        return e instanceof FencedException || e instanceof StoreFailedException || e instanceof LogFailedException;
    }
}

package org.libraryexchange.exchange.log;

import org.libraryexchange.base.database.TooSlowException;
import org.libraryexchange.base.database.UnstorableException;
import org.libraryexchange.base.worker.FencedException;

/** The mirrored catalogue of one partner. */
public interface MirrorStore {

    Position position();

    /** Whether the mirror has not reached the log's end since it found a gap or began to read from the start. */
    boolean isCatchingUp();

    /** Whether somebody has paused the mirror, so that it takes no batch. */
    boolean isPaused();

    /** Notes that records wait to be applied, so that the mirror is proved when it has reached the log's end again. */
    void fallBehind();

    /** The batch with the records rejected for which there is no room. */
    default MirrorBatch fitting(MirrorBatch batch) {
        return batch;
    }

    /**
     * Applies a batch, keeps its rejected records and moves the position; all or nothing.
     *
     * @return how many rows became new or newer; the other rows did not change
     * @throws FencedException if the position is not the one that the batch starts from, or the mirror is paused
     * @throws UnstorableException if the database refuses a value
     * @throws TooSlowException if the database did not finish in time
     */
    int apply(MirrorBatch batch);
}

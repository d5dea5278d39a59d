package org.libraryexchange.exchange.foreign;

import java.util.List;
import java.util.Optional;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.log.Position;

/** How far the city's own logs have been looked through. */
interface WatchStore {

    /** Where to look on in a log; empty if from its present end on, because the city wrote it before it watched it. */
    Optional<Position> position(String topic);

    /**
     * Notes how far a log has been looked through.
     *
     * @param from empty if the watch begins
     * @param foreign offsets of the records in between that somebody else has written, in order
     * @return how many such records there are that nobody has settled
     * @throws FencedException if another process has looked through the log meanwhile
     */
    long move(String topic, Optional<Position> from, Position to, List<Long> foreign);
}

package org.libraryexchange.log;

import org.libraryexchange.worker.FencedException;

/** The catalogue as the publisher sees it. */
public interface Outbox extends ChangeSource {

    Cursor cursor();

    /** Place of the latest acknowledged record in the topic; -1 where there is none. */
    long sentOffset();

    /** Notes durably that records up to this sequence may be sent from now on. */
    void announce(long upToSequence);

    /**
     * Moves the cursor.
     *
     * @param lastOffset place of the last record in the topic
     * @throws FencedException if somebody else has moved it
     */
    void move(Cursor from, Cursor to, long lastOffset);
}

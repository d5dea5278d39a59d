package org.libraryexchange.log;

import org.libraryexchange.worker.FencedException;

/** The catalogue as the publisher sees it. */
public interface Outbox extends ChangeSource {

    Cursor cursor();

    /** Offset of the latest acknowledged record in the topic; -1 if there is none. */
    long sentOffset();

    /** Stores durably that records up to this sequence may be sent from now on. */
    void announce(long upToSequence);

    /**
     * Moves the cursor.
     *
     * @param lastOffset offset of the last record in the topic
     * @throws FencedException if another publisher has moved the cursor
     */
    void move(Cursor from, Cursor to, long lastOffset);
}

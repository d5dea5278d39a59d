package org.libraryexchange.log;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The catalogue as the publisher sees it. */
interface Outbox {

    /** A published state that is to be sent. */
    record Change(UUID id, long sequence, byte[] document, byte[] sha256, Instant stored) {}

    Cursor cursor();

    /** Place of the latest acknowledged record in the topic; -1 where there is none. */
    long sentOffset();

    /** The next changes in the order of the log, those with a greater sequence; empty where there are none. */
    List<Change> after(long sequence);

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

package org.libraryexchange.exchange.log;

import org.libraryexchange.base.worker.FencedException;

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

    /**
     * How much of the own log the broker has acknowledged.
     *
     * @param topicId of the topic that the records went to; null before the first record
     * @param sequence all changes up to this one are acknowledged; 0 before the first
     */
    record Cursor(String topicId, long sequence) {

        Cursor movedTo(long newSequence) {
            return new Cursor(topicId, newSequence);
        }

        /** The start of a topic. The publisher sends the whole catalogue to it, in order. */
        static Cursor startOf(String topicId) {
            return new Cursor(topicId, 0);
        }
    }
}

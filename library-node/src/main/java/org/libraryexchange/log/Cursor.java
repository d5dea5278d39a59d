package org.libraryexchange.log;

/**
 * How far the own log has reached the broker.
 *
 * @param topicId of the topic that the records went to; null before the first
 * @param sequence everything up to here is acknowledged; 0 before the first
 */
public record Cursor(String topicId, long sequence) {

    Cursor movedTo(long newSequence) {
        return new Cursor(topicId, newSequence);
    }

    /** The start of a topic: all that the catalogue holds is sent to it, in order. */
    static Cursor startOf(String topicId) {
        return new Cursor(topicId, 0);
    }
}

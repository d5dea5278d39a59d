package org.libraryexchange.log;

/**
 * How much of the own log the broker has acknowledged.
 *
 * @param topicId of the topic that the records went to; null before the first record
 * @param sequence all changes up to this one are acknowledged; 0 before the first
 */
public record Cursor(String topicId, long sequence) {

    Cursor movedTo(long newSequence) {
        return new Cursor(topicId, newSequence);
    }

    /** The start of a topic. The publisher sends the whole catalogue to it, in order. */
    static Cursor startOf(String topicId) {
        return new Cursor(topicId, 0);
    }
}

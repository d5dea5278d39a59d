package org.libraryexchange.health;

/**
 * What the broker holds of a topic.
 *
 * @param firstOffset of the first record that it still has
 * @param endOffset the offset after the last record
 */
record TopicState(String id, long firstOffset, long endOffset) {}

package org.libraryexchange.health;

/**
 * What of a topic the broker holds.
 *
 * @param firstOffset of the first record that is left
 * @param endOffset one more than that of the last record
 */
record TopicState(String id, long firstOffset, long endOffset) {}

package org.libraryexchange.log;

/**
 * What of a log the broker holds.
 *
 * @param firstOffset of the first record that is left
 * @param endOffset one more than that of the last record
 */
public record LogExtent(String topicId, long firstOffset, long endOffset) {}

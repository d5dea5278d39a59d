package org.libraryexchange.exchange.log;

/**
 * Which part of a log the broker holds.
 *
 * @param firstOffset offset of the first record that is left
 * @param endOffset offset of the last record, plus one
 */
public record LogExtent(String topicId, long firstOffset, long endOffset) {}

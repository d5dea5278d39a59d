package org.libraryexchange.foreign;

import java.time.Instant;

/**
 * A log of the city into which somebody else has written.
 *
 * @param records how many that nobody has settled
 * @param firstOffset of the first of these records in the topic
 * @param lastOffset of the latest
 * @param noticed when the first was noticed
 */
public record ForeignLog(String topic, long records, long firstOffset, long lastOffset, Instant noticed) {}

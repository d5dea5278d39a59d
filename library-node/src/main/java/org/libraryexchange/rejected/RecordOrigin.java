package org.libraryexchange.rejected;

import java.time.Instant;
import java.util.UUID;

/**
 * Where a rejected record is in its log, and what it says of itself.
 *
 * @param offset in the topic
 * @param time of the record in the log
 * @param itemId the key, if it is an id; otherwise null
 * @param sequence the header, if it is a sequence; otherwise null
 */
public record RecordOrigin(String topic, long offset, Instant time, UUID itemId, Long sequence) {}

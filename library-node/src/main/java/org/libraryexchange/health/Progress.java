package org.libraryexchange.health;

import java.util.Optional;
import org.libraryexchange.log.LogExtent;

/**
 * How far the work on a log has come, according to the database.
 *
 * @param topicId id of the topic in which the work was done; empty before the first record
 * @param number for the own log, the sequence that the broker has acknowledged; for a mirror, the next offset to read
 */
record Progress(Optional<String> topicId, long number) {

    static final Progress NONE = new Progress(Optional.empty(), 0);

    boolean isIn(LogExtent topic) {
        return topicId.equals(Optional.of(topic.topicId()));
    }
}

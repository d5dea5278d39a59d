package org.libraryexchange.health;

import java.util.Optional;

/**
 * How far the work on a log has come, as the database says.
 *
 * @param topicId of the topic that the work was done in; empty before the first record
 * @param number of the own log: the sequence that is acknowledged; of a mirror: the next offset to read
 */
record Progress(Optional<String> topicId, long number) {

    static final Progress NONE = new Progress(Optional.empty(), 0);

    boolean isIn(TopicState topic) {
        return topicId.equals(Optional.of(topic.id()));
    }
}

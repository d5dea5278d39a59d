package org.libraryexchange.health;

/**
 * How far the work on a log has come, as the database says.
 *
 * @param topicId of the topic that the work was done in; null before the first record
 * @param number of the own log: the sequence that is acknowledged; of a mirror: the next offset to read
 */
record Progress(String topicId, long number) {

    static final Progress NONE = new Progress(null, 0);
}

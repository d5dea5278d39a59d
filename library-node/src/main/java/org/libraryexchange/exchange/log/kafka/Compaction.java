package org.libraryexchange.exchange.log.kafka;

import java.time.Duration;

/**
 * When the broker removes a state that is followed by a later one of the same key.
 *
 * @param earliest how long it keeps the state at least, so that a mirror that is a little behind sees every change
 * @param latest how long it keeps the state at most: the later one may be an erasure, which is a legal duty
 * @param segment how long it appends to one file. It never compacts the file that it appends to, and it begins another
 *     only when a record arrives after this time. The marker of each night is such a record, whatever else is written
 */
record Compaction(Duration earliest, Duration latest, Duration segment) {

    /** One record between 12 hours and seven days after an erasure is enough to keep the time. */
    static final Compaction WITHIN_A_WEEK =
            new Compaction(Duration.ofDays(1), Duration.ofDays(7), Duration.ofHours(12));

    Compaction {
        // The broker may compact a file only when its last record has reached the earliest age.
        Duration least = earliest.plus(segment);
        if (latest.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "latest must be at least earliest and segment, " + least + ": " + latest);
        }
    }
}

package org.libraryexchange.search;

import java.time.Duration;

/**
 * Whether so much streams into the catalogue that it is better indexed afterwards: a mirror that catches up, an import.
 * Indexing takes longer than storing, so doing both at once delays both, and what has piled up is indexed at one and a half
 * times the speed when the projection is made anew.
 */
final class Influx {

    private static final long FEW_BEHIND = 5_000;
    private static final double MANY_A_SECOND = 1_000;
    private static final Duration WINDOW = Duration.ofSeconds(1);

    /** After which searching is worth more than the rest coming in fast. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private long windowNanos;
    private long windowNewest;
    private long beganNanos;
    private boolean streaming;

    /**
     * Takes a look.
     *
     * @param behind how many places in the logs are not indexed
     * @param newest the last place in the logs, of all owners together
     * @param nanos the time, from any beginning
     */
    boolean isStreaming(long behind, long newest, long nanos) {
        if (behind < FEW_BEHIND) {
            streaming = false;
            windowNanos = 0;
        } else if (windowNanos == 0) {
            open(newest, nanos);
            beganNanos = nanos;
        } else if (nanos - windowNanos >= WINDOW.toNanos()) {
            double perSecond = (newest - windowNewest) * 1e9 / (nanos - windowNanos);
            streaming = perSecond >= MANY_A_SECOND && nanos - beganNanos < LONGEST.toNanos();
            open(newest, nanos);
        }
        return streaming;
    }

    private void open(long newest, long nanos) {
        windowNewest = newest;
        windowNanos = nanos;
    }
}

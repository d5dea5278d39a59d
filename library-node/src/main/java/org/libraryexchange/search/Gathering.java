package org.libraryexchange.search;

import java.time.Duration;

/**
 * Lets changes that come one by one gather, since a piece of ten costs hardly more than one of one. The first after a quiet
 * time does not wait, so that whoever writes an item finds it.
 */
final class Gathering {

    private static final Duration SPAN = Duration.ofMillis(250);

    /** What costs more than beginning a piece does. */
    private static final int LARGE_PIECE = 100;

    private long endNanos;
    private boolean gathering;

    /** Takes note that a piece was put in. */
    void hasPut(int items, long nanos) {
        gathering = items > 0 && items < LARGE_PIECE;
        endNanos = nanos + SPAN.toNanos();
    }

    /** How long to wait before the next piece, in nanoseconds; zero or less if not at all. */
    long left(long nanos) {
        return gathering ? endNanos - nanos : 0;
    }
}

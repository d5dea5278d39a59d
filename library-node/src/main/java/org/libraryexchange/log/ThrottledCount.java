package org.libraryexchange.log;

import java.time.Duration;

/** Counts what may happen as often as a stranger likes, and lets it be told now and then. */
public final class ThrottledCount {

    private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

    private int untold;
    private long told = System.nanoTime() - PAUSE_NANOS;

    public synchronized void add(int count) {
        untold += count;
    }

    /** How often it has happened since it was last told; 0 where that is nothing, or too soon to be told. */
    public synchronized int due() {
        long now = System.nanoTime();
        if (untold == 0 || now - told < PAUSE_NANOS) {
            return 0;
        }
        int count = untold;
        untold = 0;
        told = now;
        return count;
    }
}

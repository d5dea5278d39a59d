package org.libraryexchange.exchange.log;

import java.time.Duration;
import java.util.function.IntConsumer;

/** Counts an event that strangers can cause as often as they like, so that it is logged only now and then. */
public final class ThrottledCount {

    private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

    private int untold;
    private long told = System.nanoTime() - PAUSE_NANOS;

    public synchronized void add(int count) {
        untold += count;
    }

    /** Reports how often it has happened since it was last reported, unless it is too soon. */
    public void report(IntConsumer report) {
        int count = due();
        if (count > 0) {
            report.accept(count);
        }
    }

    /**
     * How often it has happened since it was last reported; 0 if it has not happened, or if it is too soon for a
     * report.
     */
    private synchronized int due() {
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

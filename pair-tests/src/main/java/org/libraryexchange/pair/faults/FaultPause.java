package org.libraryexchange.pair.faults;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waiting for tests in which the length of a fault matters. */
final class FaultPause {

    private static final Duration LOOK = Duration.ofMillis(100);

    private FaultPause() {}

    static void of(Duration length) {
        try {
            TimeUnit.NANOSECONDS.sleep(length.toNanos());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Waits for the condition. Returns whether it came true in time. */
    static boolean until(Duration longest, BooleanSupplier holds) {
        long end = System.nanoTime() + longest.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            of(LOOK);
        }
        return true;
    }

    static void untilEnded(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }
}

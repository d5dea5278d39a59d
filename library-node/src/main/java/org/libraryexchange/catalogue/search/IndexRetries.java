package org.libraryexchange.catalogue.search;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When an index that failed may be opened again: at once after a first failure, and ever later while others follow. A row of
 * failures ends when an index has been written and read back whole. Otherwise a broken disk would keep a node busy for
 * nothing.
 */
final class IndexRetries {

    static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final LongSupplier nanoTime;
    private int inARow;
    private long lastNanos;

    /** @param nanoTime monotonic time */
    IndexRetries(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized void failed() {
        inARow++;
        lastNanos = nanoTime.getAsLong();
    }

    synchronized void succeeded() {
        inARow = 0;
    }

    /** Time until the next may be opened. */
    synchronized Duration left() {
        if (inARow < 2) {
            return Duration.ZERO;
        }
        Duration left = wait(inARow - 2).minusNanos(nanoTime.getAsLong() - lastNanos);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Duration wait(int doublings) {
        Duration wait = FIRST_WAIT;
        for (int i = 0; i < doublings && wait.compareTo(LONGEST_WAIT) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}

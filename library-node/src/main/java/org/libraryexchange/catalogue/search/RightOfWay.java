package org.libraryexchange.catalogue.search;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.libraryexchange.base.worker.Lease;

/**
 * Gives what arrives the right of way over making it found: both want the same cores, and a record that has not arrived
 * cannot be found. For the indexer's thread.
 */
final class RightOfWay {

    /** So many wait in passing, and so many a second arrive one by one. */
    private static final long FEW = 1_000;

    private static final Duration LOOK_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    /** What is known of records of items that arrive, at a moment. */
    interface Arrivals {
        /** How many wait to be sent or applied. */
        long waiting();

        /** How many have arrived; only the difference of two answers counts. */
        long arrived();
    }

    private final Arrivals arrivals;
    private final Duration longest;
    private final BooleanSupplier crowded;
    private final Lease lease;
    private boolean pouring;
    private long pouringSince;
    private long arrived;
    private long lookedNanos;
    private boolean fast;
    private long worksSince = System.nanoTime();

    /**
     * @param longest how long to wait for them at a time
     * @param crowded whether other programs use most of the machine: the partner's node may, on which records arrive
     */
    RightOfWay(Arrivals arrivals, Duration longest, BooleanSupplier crowded, Lease lease) {
        this.arrivals = arrivals;
        this.longest = longest;
        this.crowded = crowded;
        this.lease = lease;
    }

    /** Waits while many records arrive, but not for ever. */
    void give() {
        look();
        while (pouring && System.nanoTime() - pouringSince < longest.toNanos()) {
            lease.require();
            LockSupport.parkNanos(LOOK_PAUSE.toNanos());
            look();
        }
        rest();
    }

    /**
     * While many records arrive or the machine is crowded, rests for as long as the work since the last rest has taken, so
     * that half a core remains.
     */
    void share() {
        look();
        rest();
    }

    private void rest() {
        lease.require();
        if (pouring || crowded.getAsBoolean()) {
            LockSupport.parkNanos(Math.min(LONGEST_REST.toNanos(), System.nanoTime() - worksSince));
        }
        worksSince = System.nanoTime();
    }

    private void look() {
        boolean before = pouring;
        pouring = arrivals.waiting() > FEW || arriveFast();
        if (pouring && !before) {
            pouringSince = System.nanoTime();
        }
    }

    /** A mirror that keeps pace with its owner has nothing waiting. */
    private boolean arriveFast() {
        long now = System.nanoTime();
        long passed = now - lookedNanos;
        if (passed >= LOOK_PAUSE.toNanos()) {
            long before = arrived;
            arrived = arrivals.arrived();
            fast = before > 0 && arrived - before > FEW * (passed / 1e9);
            lookedNanos = now;
        }
        return fast;
    }
}

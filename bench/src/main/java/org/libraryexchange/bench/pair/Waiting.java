package org.libraryexchange.bench.pair;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.libraryexchange.pair.DatabaseUnderTest;

/** Waits for work of unknown length, within reason. */
public final class Waiting {

    private static final long PATIENCE_NANOS = 1_800_000_000_000L;

    private Waiting() {}

    /** Returns when a database gives that number; fails after half an hour. */
    public static void until(DatabaseUnderTest database, long number, String sql, Object... values) {
        try (DatabaseUnderTest.Watched watched = database.watch(sql, values)) {
            until(() -> watched.number() == number);
        }
    }

    /** Returns when the condition holds; fails after half an hour. */
    public static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("it takes too long");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}

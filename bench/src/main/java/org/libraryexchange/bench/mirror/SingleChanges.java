package org.libraryexchange.bench.mirror;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.libraryexchange.bench.pair.Crowd;
import org.libraryexchange.bench.pair.Texts;

/**
 * Single changes at a steady rate: how long each takes from its commit until the sink shows it. Their times are fixed.
 * If a change had to wait for the one before, its time counts from when it was due.
 */
final class SingleChanges {

    private static final long LOOK_NANOS = 300_000;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    /** Comes before the schedule begins, because some contestants take long to start and are late meanwhile. */
    private static final int FIRST = 1;

    private final Contestant contestant;
    private final int warmUp;
    private final AtomicReferenceArray<Long> seen;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile boolean over;

    /** @param warmUp changes before those that count */
    SingleChanges(Contestant contestant, int warmUp, int changes) {
        this.contestant = contestant;
        this.warmUp = warmUp;
        this.seen = new AtomicReferenceArray<>(1 + FIRST + warmUp + changes);
    }

    /** Microseconds from the commit until the sink shows the change. */
    Histogram at(int perSecond) throws SQLException, InterruptedException {
        Texts texts = new Texts(3);
        long[] committed = new long[seen.length()];
        Thread watcher = new Thread(this::watch, "watcher");
        watcher.start();
        try {
            contestant.change(texts.document("leeds"), FIRST);
            awaitSeen(FIRST);
            long start = System.nanoTime();
            for (int sequence = FIRST + 1; sequence < seen.length(); sequence++) {
                long due = start + (sequence - FIRST) * 1_000_000_000L / perSecond;
                String document = texts.document("leeds");
                Crowd.waitUntil(due);
                contestant.change(document, sequence);
                committed[sequence] = System.nanoTime();
            }
            awaitSeen(seen.length() - 1);
        } finally {
            over = true;
            watcher.join();
        }
        Histogram micros = new Histogram(3);
        for (int sequence = FIRST + warmUp + 1; sequence < seen.length(); sequence++) {
            micros.recordValue(Math.max(0, seen.get(sequence) - committed[sequence]) / 1_000);
        }
        return micros;
    }

    private void awaitSeen(int sequence) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (seen.get(sequence) == null) {
            if (failure.get() != null || System.nanoTime() > end) {
                throw new IllegalStateException("change " + sequence + " was not seen", failure.get());
            }
            LockSupport.parkNanos(10 * LOOK_NANOS);
        }
    }

    private void watch() {
        try (Connection session = contestant.sink().connectAsSuperuser();
                PreparedStatement next = session.prepareStatement(
                        "select sequence from item where owner = 'leeds' and sequence > ? order by sequence")) {
            long last = 0;
            while (!over) {
                next.setLong(1, last);
                try (ResultSet row = next.executeQuery()) {
                    long now = System.nanoTime();
                    while (row.next()) {
                        last = row.getLong(1);
                        seen.set((int) last, now);
                    }
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        } catch (SQLException e) {
            failure.set(e);
        }
    }
}

package org.libraryexchange.pair;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.libraryexchange.pair.Outcome.Acknowledged;

/** How fast a mirror makes up for what its owner wrote while the mirror's node was down. */
final class CatchUp {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final String APPLIED = "select coalesce(max(next_offset), 0) from mirror_position";

    private final PairUnderTest pair;
    private final int items;
    private final int connections;

    CatchUp(PairUnderTest pair, int items, int connections) {
        this.pair = pair;
        this.items = items;
        this.connections = connections;
    }

    /** Stops the mirror's node and writes through the owner's API until the log holds the items. */
    String fillTheLog() throws InterruptedException {
        pair.hangzhou().node().stop();
        long begin = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger written = new AtomicInteger();
        ExecutorService writers = Executors.newFixedThreadPool(connections);
        for (int i = 0; i < connections; i++) {
            writers.execute(() -> {
                for (int n = next.getAndIncrement(); n < items; n = next.getAndIncrement()) {
                    String key = "catch-up-" + n;
                    if (pair.leeds()
                                    .client()
                                    .put("measure", key, Documents.event(key).toString())
                            instanceof Acknowledged) {
                        written.incrementAndGet();
                    }
                }
            });
        }
        writers.shutdown();
        if (!writers.awaitTermination(1, TimeUnit.HOURS)) {
            throw new IllegalStateException("the owner does not take the items");
        }
        awaitPublished();
        double seconds = Measure.millisSince(begin) / 1_000.0;
        return "%d items in %.0f s, %.0f a second".formatted(written.get(), seconds, written.get() / seconds);
    }

    private void awaitPublished() {
        while (pair.leeds().database().number("select sequence - sent_sequence from own_log, publication") > 0) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    String measure() {
        long goal = pair.log(pair.leeds()).endOffset();
        Database mirror = pair.hangzhou().database();
        long before = mirror.number(APPLIED);
        long begin = System.nanoTime();
        pair.hangzhou().node().restart();
        long first = before;
        while (first == before) {
            LockSupport.parkNanos(POLL_NANOS);
            first = mirror.number(APPLIED);
        }
        long firstSeen = System.nanoTime();
        while (mirror.number(APPLIED) < goal) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        double seconds = Measure.millisSince(firstSeen) / 1_000.0;
        return "%.0f records a second, %d records; %.1f s from the start of the process"
                .formatted((goal - first) / seconds, goal - before, Measure.millisSince(begin) / 1_000.0);
    }
}

package org.libraryexchange.pair;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.libraryexchange.pair.Outcome.Acknowledged;

/**
 * Time from an acknowledged write to the row in the partner's database. Writes begin at fixed times, whatever became of
 * those before, so a pause of the pair counts for all that it held up. A row that is there before the answer counts as
 * 0; the database is asked about every half millisecond.
 */
final class Latency {

    private static final Duration LAST_ARRIVAL = Duration.ofSeconds(30);
    private static final long POLL_NANOS = 500_000;
    private static final int WRITERS = 8;

    private final PairUnderTest pair;
    private final int changesPerSecond;
    private final Map<UUID, Long> acknowledged = new ConcurrentHashMap<>();
    private final Map<UUID, Long> arrived = new ConcurrentHashMap<>();
    private volatile boolean watching;
    private int run;

    Latency(PairUnderTest pair, int changesPerSecond) {
        this.pair = pair;
        this.changesPerSecond = changesPerSecond;
    }

    String run(Duration length) throws InterruptedException {
        run++;
        acknowledged.clear();
        arrived.clear();
        watching = true;
        Thread watcher = new Thread(this::watch, "watcher");
        watcher.start();
        int sent = write(length);
        awaitArrivals();
        watching = false;
        watcher.join();
        return report(sent);
    }

    private int write(Duration length) throws InterruptedException {
        int changes = (int) (length.toSeconds() * changesPerSecond);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        long begin = System.nanoTime();
        for (int i = 0; i < changes; i++) {
            long due = begin + i * TimeUnit.SECONDS.toNanos(1) / changesPerSecond;
            LockSupport.parkNanos(due - System.nanoTime());
            String key = "latency-" + run + "-" + i;
            writers.execute(() -> write(key));
        }
        writers.shutdown();
        if (!writers.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the node does not keep up with " + changesPerSecond + " changes a second");
        }
        return changes;
    }

    private void write(String key) {
        Outcome outcome =
                pair.leeds().client().put("measure", key, Documents.event(key).toString());
        if (outcome instanceof Acknowledged answer) {
            acknowledged.put(answer.id(), System.nanoTime());
        }
    }

    private void awaitArrivals() {
        long end = System.nanoTime() + LAST_ARRIVAL.toNanos();
        while (!arrived.keySet().containsAll(acknowledged.keySet()) && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private void watch() {
        try (Connection session = pair.hangzhou().postgres().connectAsSuperuser();
                PreparedStatement newer = session.prepareStatement(
                        "select id, sequence from item where owner = 'leeds' and sequence > ? order by sequence")) {
            long seen = pair.hangzhou()
                    .database()
                    .number("select coalesce(max(sequence), 0) from item where owner = 'leeds'");
            while (watching) {
                seen = arrivals(newer, seen);
                LockSupport.parkNanos(POLL_NANOS);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot watch the mirror", e);
        }
    }

    private long arrivals(PreparedStatement newer, long seen) throws SQLException {
        newer.setLong(1, seen);
        long last = seen;
        try (ResultSet row = newer.executeQuery()) {
            long now = System.nanoTime();
            while (row.next()) {
                arrived.put(row.getObject(1, UUID.class), now);
                last = row.getLong(2);
            }
        }
        return last;
    }

    private String report(int sent) {
        Histogram micros = new Histogram(3);
        acknowledged.forEach((id, at) -> {
            if (arrived.containsKey(id)) {
                micros.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMicros(arrived.get(id) - at)));
            }
        });
        return "p50 %.1f ms, p99 %.1f ms, max %.1f ms at %d changes a second (%d sent, %d acknowledged, %d seen)"
                .formatted(
                        micros.getValueAtPercentile(50) / 1_000.0,
                        micros.getValueAtPercentile(99) / 1_000.0,
                        micros.getMaxValue() / 1_000.0,
                        changesPerSecond,
                        sent,
                        acknowledged.size(),
                        micros.getTotalCount());
    }
}

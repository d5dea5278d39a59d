package org.libraryexchange.bench.pair;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.libraryexchange.pair.ItemDocuments;
import org.libraryexchange.pair.PairUnderTest;

/**
 * Time from the answer 201 until the row is in the partner's database. Requests are sent when they are due, whether
 * earlier ones were answered or not. So a stall counts as often as users would notice it.
 */
final class DelayMeasures {

    private static final long PATIENCE_NANOS = 30_000_000_000L;

    /** When a change was due, and when the answer came. */
    private record Change(long due, long answered) {}

    private final PairUnderTest pair;
    private final MeasureReport report;
    private final Map<String, Change> answered = new ConcurrentHashMap<>();
    private final Map<String, Long> visible = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile Throwable failed;
    private volatile boolean over;

    DelayMeasures(PairUnderTest pair, MeasureReport report) {
        this.pair = pair;
        this.report = report;
    }

    void measure(Sizes sizes) {
        long before = pair.hangzhou().database().number("select max(sequence) from item where owner = 'leeds'");
        Thread watcher = new Thread(() -> watch(before), "watcher");
        watcher.start();
        long start = System.nanoTime();
        int changes = sizes.rate * (sizes.warmUpSeconds + sizes.delaySeconds);
        for (int i = 0; i < changes; i++) {
            long due = start + i * 1_000_000_000L / sizes.rate;
            Crowd.waitUntil(due);
            send("delay " + i, due);
        }
        awaitAll(changes);
        over = true;
        report(start + sizes.warmUpSeconds * 1_000_000_000L, sizes);
    }

    private void send(String title, long due) {
        var unused = pair.leeds()
                .client()
                .putLater("measure", title, ItemDocuments.event(title).toString())
                .thenAccept(answer -> note(title, due, answer))
                .whenComplete((nothing, failure) -> failed = failure == null ? failed : failure);
    }

    private void note(String title, long due, HttpResponse<String> answer) {
        if (answer.statusCode() == 503) {
            refused.incrementAndGet();
            return;
        }
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        answered.put(title, new Change(due, System.nanoTime()));
    }

    private void awaitAll(int changes) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (answered.size() + refused.get() < changes || !visible.keySet().containsAll(answered.keySet())) {
            if (failed != null || System.nanoTime() > end) {
                over = true;
                Set<String> missing = new TreeSet<>(answered.keySet());
                missing.removeAll(visible.keySet());
                throw new IllegalStateException(
                        "of %d changes %d were answered, and of these did not arrive: %s; %s; %s"
                                .formatted(
                                        changes,
                                        answered.size(),
                                        missing,
                                        pair.leeds().client().status().log(),
                                        pair.hangzhou().client().status().mirror()),
                        failed);
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    /** Looks for new rows all the time, with the index that the publisher uses at the owner. */
    private void watch(long before) {
        try (Connection session = pair.hangzhou().postgres().connectAsSuperuser();
                PreparedStatement statement = session.prepareStatement("""
                        select sequence, document::json -> 'title' ->> 'en' from item
                        where owner = 'leeds' and sequence > ? order by sequence
                        """)) {
            long seen = before;
            while (!over) {
                statement.setLong(1, seen);
                seen = Math.max(seen, look(statement));
                LockSupport.parkNanos(500_000);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot watch the partner", e);
        }
    }

    private long look(PreparedStatement statement) throws SQLException {
        long last = 0;
        try (ResultSet row = statement.executeQuery()) {
            long now = System.nanoTime();
            while (row.next()) {
                last = row.getLong(1);
                visible.putIfAbsent(row.getString(2), now);
            }
        }
        return last;
    }

    private void report(long from, Sizes sizes) {
        Histogram afterAnswer = new Histogram(3);
        Histogram afterDue = new Histogram(3);
        answered.forEach((title, change) -> {
            if (change.due() >= from) {
                afterAnswer.recordValue(Math.max(0, visible.get(title) - change.answered()) / 1_000);
                afterDue.recordValue((visible.get(title) - change.due()) / 1_000);
            }
        });
        String at = " at " + sizes.rate + "/s";
        report.line(
                "201 until in partner's database" + at,
                "%s (%d changes)",
                percentiles(afterAnswer),
                afterAnswer.getTotalCount());
        report.line("request until there" + at, "%s", percentiles(afterDue));
        if (refused.get() > 0) {
            report.line("refused for overload (503)" + at, "%d, not counted above", refused.get());
        }
    }

    static String percentiles(Histogram micros) {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3);
    }
}

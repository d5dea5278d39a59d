package org.libraryexchange.bench.pair;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.Documents;
import org.libraryexchange.pair.Outcome.Acknowledged;
import org.libraryexchange.pair.PairUnderTest;

/** How fast a node that was down applies what its partner has published meanwhile. */
record CatchingUp(PairUnderTest pair, Report report) {

    private static final long PATIENCE_NANOS = 600_000_000_000L;

    void measure(Sizes sizes) {
        CityUnderTest mirror = pair.hangzhou();
        mirror.node().stop();
        long before = pair.leeds().database().number("select sequence from own_log");
        write(sizes);
        long last = pair.leeds().database().number("select sequence from own_log");
        awaitPublished(last);
        catchUp(mirror, before, last);
        report.line("resident memory, after catching up", "%d MB", Starting.megabytes(mirror));
        report.line("resident memory, after the writes", "%d MB", Starting.megabytes(pair.leeds()));
    }

    private void write(Sizes sizes) {
        AtomicInteger number = new AtomicInteger();
        long start = System.nanoTime();
        Crowd.run(sizes.connections, () -> {
            for (int i = number.incrementAndGet(); i <= sizes.items; i = number.incrementAndGet()) {
                String title = "catch up " + i;
                if (!(pair.leeds()
                                .client()
                                .put("measure", title, Documents.event(title).toString())
                        instanceof Acknowledged)) {
                    throw new IllegalStateException("not written: " + title);
                }
            }
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        long size =
                pair.leeds().database().number("select avg(octet_length(document)) from item where owner = 'leeds'");
        report.line(
                "written while the partner was down",
                "%d items of %d bytes in %.0f s, %.0f a second",
                sizes.items,
                size,
                seconds,
                sizes.items / seconds);
    }

    private void awaitPublished(long sequence) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (pair.leeds().database().number("select sent_sequence from publication") < sequence) {
            requireTime(end);
            LockSupport.parkNanos(100_000_000);
        }
    }

    private void catchUp(CityUnderTest mirror, long before, long last) {
        long start = System.nanoTime();
        mirror.startNodeAsMeant();
        try (Connection session = mirror.postgres().connectAsSuperuser();
                PreparedStatement position =
                        session.prepareStatement("select sequence from mirror_position where owner = 'leeds'")) {
            long atFirst = awaitBeyond(position, before);
            long first = System.nanoTime();
            awaitBeyond(position, last - 1);
            long end = System.nanoTime();
            report.line(
                    "catching up",
                    "%d changes: %.0f a second after the first batch of %d, %.1f s from the start of the process",
                    last - before,
                    (last - atFirst) / ((end - first) / 1e9),
                    atFirst - before,
                    (end - start) / 1e9);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot watch the position", e);
        }
        mirror.awaitReady();
    }

    private static long awaitBeyond(PreparedStatement position, long sequence) throws SQLException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try (ResultSet row = position.executeQuery()) {
                row.next();
                if (row.getLong(1) > sequence) {
                    return row.getLong(1);
                }
            }
            requireTime(end);
            LockSupport.parkNanos(2_000_000);
        }
    }

    private static void requireTime(long end) {
        if (System.nanoTime() > end) {
            throw new IllegalStateException("it takes too long");
        }
    }
}

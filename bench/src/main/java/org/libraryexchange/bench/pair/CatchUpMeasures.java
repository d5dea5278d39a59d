package org.libraryexchange.bench.pair;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.ItemDocuments;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** How fast a node that was down applies what its partner has published meanwhile. */
record CatchUpMeasures(PairUnderTest pair, MeasureReport report) {

    private static final long PATIENCE_NANOS = 600_000_000_000L;

    void measure(Sizes sizes) {
        CityUnderTest mirror = pair.hangzhou();
        mirror.node().stop();
        long before = pair.leeds().database().number("select sequence from own_log");
        write(sizes);
        long last = pair.leeds().database().number("select sequence from own_log");
        awaitPublished(last);
        catchUp("catching up", "select sequence from mirror_position where owner = 'leeds'", before, last);
        report.line("resident memory, after catching up", "%d MB", StartMeasures.megabytes(mirror));
        report.line("resident memory, after the writes", "%d MB", StartMeasures.megabytes(pair.leeds()));
        report.line("heap in use, after catching up", "%d MB", NodeMemory.heapMegabytes(mirror));
        report.line("heap in use, after the writes", "%d MB", NodeMemory.heapMegabytes(pair.leeds()));
    }

    private void write(Sizes sizes) {
        long start = System.nanoTime();
        Crowd.each(sizes.connections, sizes.items, number -> {
            String title = "catch up " + number;
            if (!(pair.leeds()
                            .client()
                            .put("measure", title, ItemDocuments.event(title).toString())
                    instanceof Acknowledged)) {
                throw new IllegalStateException("not written: " + title);
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

    /**
     * Starts the mirror's node, and returns when it has applied the log and is ready.
     *
     * @param applied the statement that reads how far it has
     * @param before how far it had when it stopped
     */
    void catchUp(String what, String applied, long before, long last) {
        CityUnderTest mirror = pair.hangzhou();
        long start = System.nanoTime();
        mirror.startNodeAsMeant();
        try (Connection session = mirror.postgres().connectAsSuperuser();
                PreparedStatement position = session.prepareStatement(applied)) {
            long atFirst = awaitBeyond(position, before);
            long first = System.nanoTime();
            awaitBeyond(position, last - 1);
            long end = System.nanoTime();
            report.line(
                    what,
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

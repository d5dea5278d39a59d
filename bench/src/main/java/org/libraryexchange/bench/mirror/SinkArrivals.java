package org.libraryexchange.bench.mirror;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.libraryexchange.bench.pair.Waiting;

/** Watches a contestant's sink. */
final class SinkArrivals implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final long LOOK_NANOS = 5_000_000;

    private final Connection session;
    private final PreparedStatement arrived;
    private final Contestant contestant;

    SinkArrivals(Contestant contestant) throws SQLException {
        session = contestant.sink().connectAsSuperuser();
        arrived = session.prepareStatement(contestant.arrived());
        this.contestant = contestant;
    }

    /** Waits until a row has arrived, and returns the sequence of the last one that has. */
    long awaitArrived(long sequence) throws SQLException {
        return await(arrived, sequence);
    }

    /** Waits until searches find all that has arrived. */
    void awaitSearchable() {
        Waiting.until(contestant::isSearchable);
    }

    /** The last row may have arrived although others were left out. */
    void requireAll(int rows) throws SQLException {
        try (PreparedStatement count = session.prepareStatement("select count(*) from item where owner = 'leeds'");
                ResultSet row = count.executeQuery()) {
            row.next();
            if (row.getInt(1) != rows) {
                throw new IllegalStateException("of " + rows + " rows, " + row.getInt(1) + " arrived");
            }
        }
    }

    private static long await(PreparedStatement position, long sequence) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (ResultSet row = position.executeQuery()) {
                if (row.next() && row.getLong(1) >= sequence) {
                    return row.getLong(1);
                }
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not there after " + PATIENCE.toMinutes() + " minutes");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }
}

package org.libraryexchange.bench.mirror;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How a backlog was worked off that had grown while both halves were off.
 *
 * @param flowing rows a second between the first look that saw some and the one that saw all
 * @param arrivedSeconds from switching on until all were there
 * @param searchableSeconds the same until all could be searched for
 * @param residentBytes of all its processes but databases and broker, when all were there
 */
record Backlog(double flowing, double arrivedSeconds, double searchableSeconds, long residentBytes) {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final long LOOK_NANOS = 5_000_000;

    /**
     * Lets it work off a backlog of its own.
     *
     * @param andSearchable whether to wait for that as well; without, its seconds say nothing
     */
    static Backlog of(Contestant contestant, Corpus corpus, boolean andSearchable) throws SQLException {
        contestant.load(corpus);
        try (Connection session = contestant.sink().connectAsSuperuser();
                PreparedStatement arrived = session.prepareStatement(contestant.arrived());
                PreparedStatement searchable = session.prepareStatement(contestant.searchable())) {
            long start = System.nanoTime();
            contestant.switchOn();
            long some = await(arrived, 1);
            long first = System.nanoTime();
            await(arrived, corpus.rows());
            long all = System.nanoTime();
            long resident = contestant.residentBytes();
            if (andSearchable) {
                await(searchable, corpus.rows());
            }
            long found = System.nanoTime();
            requireAll(session, corpus.rows());
            return new Backlog(
                    some == corpus.rows()
                            ? corpus.rows() / seconds(start, all)
                            : (corpus.rows() - some) / seconds(first, all),
                    seconds(start, all),
                    seconds(start, found),
                    resident);
        }
    }

    /** The last row may be there while others were left out. */
    private static void requireAll(Connection session, int rows) throws SQLException {
        try (PreparedStatement count = session.prepareStatement("select count(*) from item where owner = 'leeds'");
                ResultSet row = count.executeQuery()) {
            row.next();
            if (row.getInt(1) != rows) {
                throw new IllegalStateException("of " + rows + " rows, " + row.getInt(1) + " arrived");
            }
        }
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
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
}

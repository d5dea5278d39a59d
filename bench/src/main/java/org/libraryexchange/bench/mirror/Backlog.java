package org.libraryexchange.bench.mirror;

import java.sql.SQLException;

/**
 * How fast a contestant worked off a backlog that had grown while both halves were off.
 *
 * @param flowing rows per second between the first look that saw some rows and the look that saw all
 * @param arrivedSeconds from switching on until all rows had arrived
 * @param searchableSeconds from switching on until searches could find all rows
 * @param residentBytes of all its processes except databases and broker, when all rows had arrived
 */
record Backlog(double flowing, double arrivedSeconds, double searchableSeconds, long residentBytes) {

    /**
     * Makes a contestant work off its own backlog.
     *
     * @param andSearchable whether to make the source searchable first, and to wait until the sink is searchable too;
     *     if not, those seconds mean nothing
     */
    static Backlog of(Contestant contestant, Corpus corpus, boolean andSearchable, MachineRest rest)
            throws SQLException {
        contestant.loadBacklog(corpus, andSearchable);
        rest.await();
        try (SinkArrivals arrivals = new SinkArrivals(contestant)) {
            long start = System.nanoTime();
            contestant.switchOn();
            long some = arrivals.awaitArrived(corpus.first()) - corpus.first() + 1;
            long first = System.nanoTime();
            arrivals.awaitArrived(corpus.last());
            long all = System.nanoTime();
            long resident = contestant.residentBytes();
            if (andSearchable) {
                arrivals.awaitSearchable();
            }
            long found = System.nanoTime();
            arrivals.requireAll(corpus.last());
            return new Backlog(
                    some == corpus.rows()
                            ? corpus.rows() / seconds(start, all)
                            : (corpus.rows() - some) / seconds(first, all),
                    seconds(start, all),
                    seconds(start, found),
                    resident);
        }
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}

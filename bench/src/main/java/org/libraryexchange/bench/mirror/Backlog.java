package org.libraryexchange.bench.mirror;

import java.sql.SQLException;

/**
 * How a backlog was worked off that had grown while both halves were off.
 *
 * @param flowing rows a second between the first look that saw some and the one that saw all
 * @param arrivedSeconds from switching on until all were there
 * @param searchableSeconds the same until all could be searched for
 * @param residentBytes of all its processes but databases and broker, when all were there
 */
record Backlog(double flowing, double arrivedSeconds, double searchableSeconds, long residentBytes) {

    /**
     * Lets it work off a backlog of its own.
     *
     * @param andSearchable whether to make the source searchable before, and to wait for the sink to be so as well;
     *     without, its seconds say nothing
     */
    static Backlog of(Contestant contestant, Corpus corpus, boolean andSearchable, Rest rest) throws SQLException {
        contestant.loadBacklog(corpus, andSearchable);
        rest.await();
        try (Arrivals arrivals = new Arrivals(contestant)) {
            long start = System.nanoTime();
            contestant.switchOn();
            long some = arrivals.awaitArrived(corpus.first()) - corpus.first() + 1;
            long first = System.nanoTime();
            arrivals.awaitArrived(corpus.last());
            long all = System.nanoTime();
            long resident = contestant.residentBytes();
            if (andSearchable) {
                arrivals.awaitSearchable(corpus.last());
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

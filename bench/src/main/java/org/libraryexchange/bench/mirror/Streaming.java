package org.libraryexchange.bench.mirror;

import java.sql.SQLException;
import org.libraryexchange.bench.pair.Texts;

/**
 * How changes flowed while the source wrote as fast as it could.
 *
 * @param written rows a second at the source
 * @param arrived rows a second at the sink, over the time from the first write until all were there
 * @param behindSeconds from the last commit at the source until all were there
 */
record Streaming(double written, double arrived, double behindSeconds) {

    /** Switches it on, waits for a first change to arrive, and then writes the corpus, which begins behind that. */
    static Streaming of(Contestant contestant, Corpus corpus, Rest rest) throws SQLException {
        contestant.switchOn();
        contestant.awaitReady();
        try (Arrivals arrivals = new Arrivals(contestant)) {
            contestant.change(new Texts(3).document("leeds"), corpus.first() - 1L);
            arrivals.awaitArrived(corpus.first() - 1L);
            rest.await();
            long start = System.nanoTime();
            contestant.load(corpus);
            long written = System.nanoTime();
            arrivals.awaitArrived(corpus.last());
            long all = System.nanoTime();
            arrivals.requireAll(corpus.last());
            return new Streaming(
                    corpus.rows() / seconds(start, written),
                    corpus.rows() / seconds(start, all),
                    seconds(written, all));
        }
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}

package org.libraryexchange.bench.mirror;

import java.sql.SQLException;
import org.libraryexchange.bench.pair.Texts;

/**
 * The flow of changes while the source wrote as fast as it could.
 *
 * @param written rows per second at the source
 * @param arrived rows per second at the sink, from the first write until all rows had arrived
 * @param behindSeconds from the last commit at the source until all rows had arrived
 */
record Streaming(double written, double arrived, double behindSeconds) {

    /**
     * Switches the contestant on, waits until a first change has arrived, and then writes the corpus, which begins
     * after it.
     */
    static Streaming of(Contestant contestant, Corpus corpus, MachineRest rest) throws SQLException {
        contestant.switchOn();
        contestant.awaitReady();
        try (SinkArrivals arrivals = new SinkArrivals(contestant)) {
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

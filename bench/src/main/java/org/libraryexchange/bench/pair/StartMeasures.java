package org.libraryexchange.bench.pair;

import java.util.ArrayList;
import java.util.List;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.PairUnderTest;

/** Time from the start of a node's process until it is ready, and the memory that it uses then. */
record StartMeasures(PairUnderTest pair, MeasureReport report) {

    void measure(int starts) {
        CityUnderTest city = pair.leeds();
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            city.node().stop();
            long start = System.nanoTime();
            city.startNodeAsMeant();
            city.awaitReady();
            seconds.add((System.nanoTime() - start) / 1e9);
        }
        seconds.sort(null);
        report.line("start until ready", "%.1f s (median of %d)", seconds.get(starts / 2), starts);
        report.line("resident memory, idle", "%d MB", megabytes(city));
    }

    static long megabytes(CityUnderTest city) {
        return city.node().residentBytes() >> 20;
    }
}

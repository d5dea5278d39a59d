package org.libraryexchange.bench.pair;

import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.PairUnderTest;

/**
 * Rows per second of an import, from the first byte sent until the last row is written, compared with COPY of the same
 * rows into a table with the same indexes. The partner is down, so that both have the machine to themselves.
 */
record ImportMeasures(PairUnderTest pair, MeasureReport report) {

    void measure(Sizes sizes) {
        CityUnderTest leeds = pair.leeds();
        pair.hangzhou().node().stop();
        leeds.node().stop();
        leeds.startNodeAsMeant();
        leeds.awaitReady();
        try (ImportFile file = ImportFile.write("measured", sizes.catalogue)) {
            double first = timed("imported", leeds, file);
            timed("imported again, nothing changed", leeds, file);
            double copied = file.copySeconds(leeds);
            report.line(
                    "COPY of the same rows",
                    "%.0f rows a second; the import has %.0f %% of that",
                    sizes.catalogue / copied,
                    100 * copied / first);
        } finally {
            pair.hangzhou().restartNode();
        }
    }

    private double timed(String what, CityUnderTest city, ImportFile file) {
        try (NodeMemory memory = NodeMemory.watching(city)) {
            ImportFile.Taken taken = file.into(city);
            report.line(
                    what,
                    "%d rows, %d MB in %.1f s (%.1f s of them taking the file in), %.0f a second",
                    file.rows(),
                    taken.bytes() >> 20,
                    taken.seconds(),
                    taken.uploadSeconds(),
                    file.rows() / taken.seconds());
            report.line("resident memory meanwhile", "%s", memory);
            return taken.seconds();
        }
    }
}

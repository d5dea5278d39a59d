package org.libraryexchange.bench.mirror;

import java.nio.file.Path;
import java.sql.SQLException;
import org.libraryexchange.bench.pair.Builds;
import org.libraryexchange.bench.pair.Builds.Build;
import org.libraryexchange.bench.report.Sheet;

/**
 * The same backlog for each contestant.
 *
 * @param searchable whether the peers' sinks have a search column
 */
record BacklogRounds(Builds builds, MachineRest rest, Path folder, Corpus corpus, boolean searchable) {

    private static final String FLOWING = "rows/s while flowing";
    private static final String COMPLETE = "s until complete";
    private static final String SEARCHABLE = "s until searchable";
    private static final String RESIDENT = "MB resident";
    private static final String COPY = "binary COPY, the limit of the sink";
    private static final double MEGABYTE = 1e6;

    void measure(int repeats) throws SQLException {
        builds.table(title(), remark());
        for (int i = 0; i < repeats; i++) {
            for (Build build : builds.all()) {
                measure(ContestantEntry.of(build), build.sheet());
            }
            // Between two builds, peers only say how fast the machine is, which they need not say again.
            if (i == 0 || builds.other().isEmpty()) {
                peers(builds.own().sheet());
            }
        }
        builds.own().sheet().ratio(title(), LibraryExchange.TITLE, FLOWING, Mirrors.RATIO);
    }

    private String title() {
        return "Backlog of %,d items%s".formatted(corpus.rows(), searchable ? ", searchable at the sink" : "");
    }

    private String remark() {
        return """
                Both halves were off while %,d items of %,d bytes were written. The machine had come to \
                rest before they were switched on; seconds count from there, so they hold the start of processes. %s""".formatted(
                        corpus.rows(),
                        corpus.bytes() / corpus.rows(),
                        searchable
                                ? "The sink of the peers has a column of PostgreSQL's own words and a GIN index; the"
                                        + " exchange has its search index in two languages, which is behind at first."
                                : "The exchange validates each record, which no peer does, and makes its search index"
                                        + " afterwards.");
    }

    private void peers(Sheet sheet) throws SQLException {
        for (ContestantEntry peer : ContestantEntry.peers(searchable)) {
            measure(peer, sheet);
        }
        double copied = Copies.seconds(folder.resolve("services"), corpus, searchable);
        sheet.add(title(), COPY, FLOWING, corpus.rows() / copied);
        sheet.add(title(), COPY, COMPLETE, copied);
    }

    private void measure(ContestantEntry entry, Sheet sheet) throws SQLException {
        try (Contestant contestant = entry.enter(folder.resolve("services"))) {
            Backlog backlog = Backlog.of(contestant, corpus, searchable, rest);
            String row = contestant.title();
            sheet.add(title(), row, FLOWING, backlog.flowing());
            sheet.add(title(), row, COMPLETE, backlog.arrivedSeconds());
            if (searchable) {
                sheet.add(title(), row, SEARCHABLE, backlog.searchableSeconds());
            }
            if (backlog.residentBytes() > 0) {
                sheet.add(title(), row, RESIDENT, backlog.residentBytes() / MEGABYTE);
            }
        }
    }
}

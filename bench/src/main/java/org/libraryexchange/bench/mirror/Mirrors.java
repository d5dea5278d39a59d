package org.libraryexchange.bench.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.libraryexchange.bench.pair.Builds;
import org.libraryexchange.bench.report.Sheet;
import org.libraryexchange.stack.Folders;

/** Measures the exchange and its peers, one after another, the given number of times. */
public final class Mirrors {

    private static final String ARRIVED = "arrived, rows/s";
    static final String RATIO = "times the exchange";

    private final Builds builds;
    private final Sheet sheet;
    private final int repeats;
    private final MachineRest rest;

    /** @param longestRest longest wait before each measure for the machine to become idle */
    public Mirrors(Builds builds, int repeats, Duration longestRest) {
        this.builds = builds;
        this.sheet = builds.own().sheet();
        this.repeats = repeats;
        this.rest = new MachineRest(longestRest);
    }

    /**
     * Measures backlogs that have grown while both halves were off.
     *
     * @param sizes in rows
     * @param searchable whether the peers' sinks have a search column
     */
    public void backlogs(List<Integer> sizes, boolean searchable) throws SQLException {
        for (int rows : sizes) {
            backlog(rows, searchable);
        }
    }

    private void backlog(int rows, boolean searchable) throws SQLException {
        Path folder = newFolder();
        try {
            Corpus corpus = Corpus.write(folder.resolve("corpus"), 1, rows);
            new BacklogRounds(builds, rest, folder, corpus, searchable).measure(repeats);
        } finally {
            Folders.delete(folder);
        }
    }

    /** Writes rows as fast as the source accepts them, with both halves on. */
    public void streaming(int rows) throws SQLException {
        Path folder = newFolder();
        String title = "Streaming %,d items".formatted(rows);
        sheet.table(title, """
                Both halves were on, and a first change had come through, when %,d items were written by COPY, 1,000 to a \
                transaction, as fast as the source took them.""".formatted(rows));
        try {
            // The first change comes before.
            Corpus corpus = Corpus.write(folder.resolve("corpus"), 2, rows);
            for (int i = 0; i < repeats; i++) {
                for (ContestantEntry entry : ContestantEntry.all(builds.own())) {
                    try (Contestant contestant = entry.enter(folder.resolve("services"))) {
                        Streaming streaming = Streaming.of(contestant, corpus, rest);
                        sheet.add(title, contestant.title(), "written, rows/s", streaming.written());
                        sheet.add(title, contestant.title(), ARRIVED, streaming.arrived());
                        sheet.add(title, contestant.title(), "s behind at the end", streaming.behindSeconds());
                    }
                }
            }
            sheet.ratio(title, LibraryExchange.TITLE, ARRIVED, RATIO);
        } finally {
            Folders.delete(folder);
        }
    }

    /**
     * Makes the exchange's catalogue grow.
     *
     * @param sizes in items, ascending
     * @param afterEach gets the title of the table when a size has been measured
     */
    public void growth(List<Integer> sizes, int times, Consumer<String> afterEach) throws SQLException {
        Path folder = newFolder();
        sheet.table(Growth.TITLE, """
                One pair whose catalogue grows while both nodes are off, which is then caught up, proved, searched and rebuilt from \
                the log; each measured %s. A search is one client's. Memory counts what processes of a database share once. On the \
                wire are the records of the log as the broker stores them; beside them stand the documents alone, as one stream \
                of zstd.""".formatted(times == 1 ? "once" : times + " times"));
        try {
            for (int i = 0; i < times; i++) {
                try (LibraryExchange exchange = new LibraryExchange(builds.own().repository())) {
                    new Growth(sheet, exchange, rest).measure(sizes, folder, () -> afterEach.accept(Growth.TITLE));
                }
            }
        } finally {
            Folders.delete(folder);
        }
    }

    /** Single changes at a steady rate. */
    public void latency(int perSecond, int warmUp, int changes) throws SQLException, InterruptedException {
        Path folder = newFolder();
        String title = "Single changes, %d a second".formatted(perSecond);
        sheet.table(title, """
                Milliseconds from the commit at the source, as the writer sees it, until the row can be seen at the sink; %,d \
                changes that count after %,d that do not.""".formatted(changes, warmUp));
        try {
            for (int i = 0; i < repeats; i++) {
                for (ContestantEntry entry : ContestantEntry.all(builds.own())) {
                    try (Contestant contestant = entry.enter(folder.resolve("services"))) {
                        contestant.switchOn();
                        contestant.awaitReady();
                        Histogram micros = new SingleChanges(contestant, warmUp, changes).at(perSecond);
                        sheet.add(title, contestant.title(), "p50", micros.getValueAtPercentile(50) / 1e3);
                        sheet.add(title, contestant.title(), "p99", micros.getValueAtPercentile(99) / 1e3);
                        sheet.add(title, contestant.title(), "longest", micros.getMaxValue() / 1e3);
                    }
                }
            }
        } finally {
            Folders.delete(folder);
        }
    }

    /** Measures the nodes while nothing happens. */
    public void idle(int seconds) {
        new Idle(builds, rest, seconds).measure(repeats);
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("library-exchange-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

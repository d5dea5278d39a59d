package org.libraryexchange.bench.mirror;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.libraryexchange.bench.pair.Texts;
import org.libraryexchange.bench.pair.TimedWork;
import org.libraryexchange.bench.report.Sheet;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** The cost of the exchange as the catalogue grows: one pair with a catalogue that grows step by step. */
final class Growth {

    static final String TITLE = "As the catalogue grows, by items";

    private static final int SEARCHES = 500;
    private static final double MEGABYTE = 1e6;

    private final Sheet sheet;
    private final LibraryExchange exchange;
    private final MachineRest rest;
    private long bareBytes;

    Growth(Sheet sheet, LibraryExchange exchange, MachineRest rest) {
        this.sheet = sheet;
        this.exchange = exchange;
        this.rest = rest;
    }

    /**
     * Measures one size after another.
     *
     * @param sizes ascending
     * @param afterEach runs when a size has been measured
     */
    void measure(List<Integer> sizes, Path folder, Runnable afterEach) throws SQLException {
        int before = 0;
        for (int size : sizes) {
            Corpus corpus = Corpus.write(folder.resolve("corpus"), before + 1, size - before);
            bareBytes += corpus.compressedBytes();
            step("%,d".formatted(size), corpus);
            before = size;
            afterEach.run();
        }
    }

    private void step(String row, Corpus corpus) throws SQLException {
        Backlog backlog = Backlog.of(exchange, corpus, true, rest);
        sheet.add(TITLE, row, "caught up, rows/s", backlog.flowing());
        sheet.add(TITLE, row, "searchable, rows/s", corpus.rows() / backlog.searchableSeconds());
        PairUnderTest pair = exchange.pair();
        CityUnderTest mirror = pair.hangzhou();
        for (CityUnderTest city : List.of(pair.leeds(), mirror)) {
            city.database().execute("vacuum (analyze) item");
        }
        work(row, corpus.last());
        searches(row, mirror);
        sheet.add(TITLE, row, "MB of both nodes", exchange.residentBytes() / MEGABYTE);
        sheet.add(TITLE, row, "of them without mapped files", exchange.anonymousBytes() / MEGABYTE);
        sheet.add(
                TITLE,
                row,
                "MB of both databases",
                (DatabaseMemory.of(pair.leeds().postgres()) + DatabaseMemory.of(mirror.postgres())) / MEGABYTE);
        long disk = mirror.database().number("select pg_database_size(current_database())");
        sheet.add(TITLE, row, "bytes of the database per item", (double) disk / corpus.last());
        sheet.add(TITLE, row, "bytes of the search index per item", (double) mirror.searchIndexBytes() / corpus.last());
        long wire = pair.log(pair.leeds()).sizeOnDisk();
        sheet.add(TITLE, row, "bytes on the wire per item", (double) wire / corpus.last());
        sheet.add(TITLE, row, "times zstd alone", (double) wire / bareBytes);
        exchange.switchOff();
    }

    private void work(String row, int items) {
        TimedWork work = new TimedWork(exchange.pair());
        double unused = work.hashAll();
        double hashing = work.hashAll();
        double proof = work.prove().seconds();
        sheet.add(TITLE, row, "proof, items/s", items / proof);
        sheet.add(TITLE, row, "times one sha256 at each side", proof / (2 * hashing));
        sheet.add(TITLE, row, "rebuilt, rows/s", items / work.rebuild());
    }

    private void searches(String row, CityUnderTest city) {
        Texts texts = new Texts(2);
        Histogram micros = new Histogram(3);
        for (int i = 0; i < 2 * SEARCHES; i++) {
            String question = URLEncoder.encode(texts.question(), StandardCharsets.UTF_8);
            long start = System.nanoTime();
            if (!(city.client().get("/api/v1/items?limit=20&q=" + question) instanceof Acknowledged)) {
                throw new IllegalStateException("not answered: " + question);
            }
            if (i >= SEARCHES) {
                micros.recordValue((System.nanoTime() - start) / 1_000);
            }
        }
        sheet.add(TITLE, row, "search p50, ms", micros.getValueAtPercentile(50) / 1e3);
        sheet.add(TITLE, row, "search p99, ms", micros.getValueAtPercentile(99) / 1e3);
    }
}

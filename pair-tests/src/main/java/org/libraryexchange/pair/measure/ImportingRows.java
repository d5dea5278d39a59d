package org.libraryexchange.pair.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.Database;
import org.libraryexchange.pair.Documents;
import org.libraryexchange.pair.ImportUnderTest;
import org.libraryexchange.pair.PairUnderTest;

/**
 * Rows a second of an import, from the first byte sent until the last row is written, against COPY of the very rows that it
 * made into a table with the same indexes. The partner is down, so that both have the machine.
 */
record ImportingRows(PairUnderTest pair, Report report) {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String COLUMNS =
            "id, owner, kind, status, version, sequence, document, sha256, languages, updated, stored";

    void measure(Sizes sizes) {
        CityUnderTest leeds = pair.leeds();
        pair.hangzhou().node().stop();
        leeds.node().stop();
        leeds.startNodeAsMeant();
        leeds.awaitReady();
        Path file = written(sizes.catalogue);
        try {
            double first = timed("imported", leeds, file, sizes.catalogue);
            timed("imported again, nothing changed", leeds, file, sizes.catalogue);
            double copied = copied(leeds);
            report.line(
                    "COPY of the same rows",
                    "%.0f rows a second; the import has %.0f %% of that",
                    sizes.catalogue / copied,
                    100 * copied / first);
        } finally {
            pair.hangzhou().restartNode();
            deleted(file);
        }
    }

    private double timed(String what, CityUnderTest city, Path file, int rows) {
        try (Memory memory = Memory.watching(city)) {
            long start = System.nanoTime();
            ImportUnderTest sent = ImportUnderTest.send(city, "scheme=measured", "application/x-ndjson", file);
            double uploaded = (System.nanoTime() - start) / 1e9;
            JsonNode end = sent.ended(PATIENCE);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (end.path("rows").asInt() != rows || end.path("refused").asInt() != 0) {
                throw new IllegalStateException("not all imported: " + end);
            }
            report.line(
                    what,
                    "%d rows, %d MB in %.1f s (%.1f s of them taking the file in), %.0f a second",
                    rows,
                    end.path("bytes").asLong() >> 20,
                    seconds,
                    uploaded,
                    rows / seconds);
            report.line("resident memory meanwhile", "%s", memory);
            return seconds;
        }
    }

    /** Seconds that COPY takes, from a file in PostgreSQL's binary form that the server itself reads. */
    private static double copied(CityUnderTest city) {
        Database database = city.database();
        String file =
                database.query("show data_directory", row -> row.getString(1)).get(0) + "/measured.copy";
        database.execute("create table copied_item (like item including all)");
        database.execute("copy (select %s from item where owner = '%s' and id in (%s)) to '%s' (format binary)"
                .formatted(COLUMNS, city.name(), "select item_id from own_identifier where scheme = 'measured'", file));
        long start = System.nanoTime();
        database.execute("copy copied_item (%s) from '%s' (format binary)".formatted(COLUMNS, file));
        double seconds = (System.nanoTime() - start) / 1e9;
        database.execute("drop table copied_item");
        return seconds;
    }

    private static Path written(int rows) {
        Path file = temporary();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < rows; i++) {
                ObjectNode row = Documents.event("Measured " + i);
                row.putArray("identifiers")
                        .addObject()
                        .put("scheme", "measured")
                        .put("value", "n" + i);
                out.append(row.toString()).append('\n');
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("measure", ".ndjson");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleted(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

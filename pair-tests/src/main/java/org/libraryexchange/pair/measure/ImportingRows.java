package org.libraryexchange.pair.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.Documents;
import org.libraryexchange.pair.ImportUnderTest;
import org.libraryexchange.pair.PairUnderTest;
import org.postgresql.PGConnection;

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

    /** Seconds that COPY takes, from a file in PostgreSQL's binary form. */
    private static double copied(CityUnderTest city) {
        Path file = temporary(".copy");
        try (Connection session = city.postgres().connectAsSuperuser();
                Statement statement = session.createStatement()) {
            statement.execute("drop table if exists copied_item");
            statement.execute("create table copied_item (like item including defaults including constraints)");
            statement.execute("alter table copied_item add primary key (id, owner)");
            statement.execute("create index on copied_item (owner, sequence)");
            statement.execute("create index on copied_item (updated desc, id desc, owner)");
            var copying = session.unwrap(PGConnection.class).getCopyAPI();
            try (var out = Files.newOutputStream(file)) {
                copying.copyOut(
                        "copy (select " + COLUMNS + " from item where owner = '" + city.name()
                                + "' and id in (select item_id from own_identifier where scheme = 'measured')) "
                                + "to stdout (format binary)",
                        out);
            }
            long start = System.nanoTime();
            try (var in = Files.newInputStream(file)) {
                copying.copyIn("copy copied_item (" + COLUMNS + ") from stdin (format binary)", in, 1 << 16);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            statement.execute("drop table copied_item");
            return seconds;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("cannot measure COPY", e);
        } finally {
            deleted(file);
        }
    }

    private static Path written(int rows) {
        Path file = temporary(".ndjson");
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

    private static Path temporary(String suffix) {
        try {
            return Files.createTempFile("measure", suffix);
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

package org.libraryexchange.bench.pair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.DatabaseUnderTest;
import org.libraryexchange.pair.ImportUnderTest;
import org.libraryexchange.pair.ItemDocuments;

/**
 * A file of items to import, one per line.
 *
 * @param scheme of the identifiers by which the owner's systems know the items
 */
public record ImportFile(Path file, String scheme, int rows) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String COLUMNS =
            "id, owner, kind, status, version, sequence, document, sha256, languages, updated, stored";

    /** Writes a temporary file, which is deleted when this object is closed. */
    public static ImportFile write(String scheme, int rows) {
        try {
            Path file = Files.createTempFile("import", ".ndjson");
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                for (int i = 0; i < rows; i++) {
                    out.append(row(scheme, i)).append('\n');
                }
            }
            return new ImportFile(file, scheme, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(String scheme, int number) {
        ObjectNode row = ItemDocuments.event("Measured " + number);
        row.putArray("identifiers").addObject().put("scheme", scheme).put("value", "n" + number);
        return row.toString();
    }

    /**
     * The time of an import, in seconds from the first byte sent: until its end, and until the node had the whole file.
     */
    public record Taken(double seconds, double uploadSeconds, long bytes) {}

    /** Imports all rows. The node may refuse none of them. */
    public Taken into(CityUnderTest city) {
        long start = System.nanoTime();
        ImportUnderTest sent = ImportUnderTest.send(city, "scheme=" + scheme, "application/x-ndjson", file);
        double uploaded = (System.nanoTime() - start) / 1e9;
        JsonNode end = sent.ended(PATIENCE);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (end.path("rows").asInt() != rows || end.path("refused").asInt() != 0) {
            throw new IllegalStateException("not all imported: " + end);
        }
        return new Taken(seconds, uploaded, end.path("bytes").asLong());
    }

    /**
     * Seconds for COPY of the rows that the import made, into a table with the same indexes, from a file in
     * PostgreSQL's binary form that the server itself reads.
     */
    public double copySeconds(CityUnderTest city) {
        DatabaseUnderTest database = city.database();
        String copy =
                database.query("show data_directory", row -> row.getString(1)).get(0) + "/" + scheme + ".copy";
        database.execute("create table copied_item (like item including all)");
        database.execute("copy (select %s from item where owner = '%s' and id in (%s)) to '%s' (format binary)"
                .formatted(
                        COLUMNS,
                        city.name(),
                        "select item_id from own_identifier where scheme = '" + scheme + "'",
                        copy));
        long start = System.nanoTime();
        database.execute("copy copied_item (%s) from '%s' (format binary)".formatted(COLUMNS, copy));
        double seconds = (System.nanoTime() - start) / 1e9;
        database.execute("drop table copied_item");
        return seconds;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

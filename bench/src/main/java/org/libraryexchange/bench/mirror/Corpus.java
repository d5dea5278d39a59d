package org.libraryexchange.bench.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.commons.io.output.CountingOutputStream;
import org.libraryexchange.bench.pair.Texts;
import org.libraryexchange.json.CanonicalJson;
import org.libraryexchange.json.Sha256;
import org.postgresql.PGConnection;

/**
 * Items as Leeds would have published them. Each is a row of a file in the form that {@code COPY} reads, so that every
 * contestant starts from the same bytes. They are in English and Chinese, about 1,500 bytes each.
 *
 * @param first the sequence of the first row
 * @param rows number of rows
 */
record Corpus(Path file, int first, int rows) {

    /** Columns of a row, in the order of the file. */
    static final String COLUMNS = "id, owner, kind, status, version, sequence, document, sha256, languages, updated";

    /** The most that a city's systems would write in one transaction. */
    private static final int ROWS_A_TRANSACTION = 1_000;

    private static final int DOCUMENT = 6;

    private static final JsonMapper JSON = new JsonMapper();

    /** Writes a corpus. The same number of rows gives the same bytes, except for the ids of items. */
    static Corpus write(Path file, int first, int rows) {
        Texts texts = new Texts(first);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int sequence = first; sequence < first + rows; sequence++) {
                out.write(row(texts.document("leeds"), sequence));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Corpus(file, first, rows);
    }

    /** One more item than the corpus has, as a row. */
    static String row(String document, long sequence) {
        try {
            JsonNode item = JSON.readTree(document);
            byte[] canonical = CanonicalJson.bytes(item);
            return String.join(
                            "\t",
                            item.path("id").asText(),
                            "leeds",
                            item.path("kind").asText(),
                            "published",
                            "1",
                            Long.toString(sequence),
                            escaped(new String(canonical, StandardCharsets.UTF_8)),
                            "\\\\x" + Sha256.hex(canonical),
                            "{en,zh-Hans}",
                            item.path("updated").asText())
                    + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    /** The sequence of its last row. */
    int last() {
        return first + rows - 1;
    }

    /** What belongs to a transaction besides its rows. */
    @FunctionalInterface
    interface Preparation {
        /**
         * Does it before the rows are written.
         *
         * @param last the sequence of the last row of this transaction
         */
        void prepare(long last) throws SQLException;
    }

    /** Copies all rows into the table, in transactions as systems make them. */
    void copyInto(Connection session, Preparation preparation) throws SQLException {
        session.setAutoCommit(false);
        try (Stream<String> lines = Files.lines(file)) {
            Iterator<String> left = lines.iterator();
            for (long last = first - 1L; left.hasNext(); ) {
                StringBuilder some = new StringBuilder();
                for (int i = 0; i < ROWS_A_TRANSACTION && left.hasNext(); i++) {
                    some.append(left.next()).append('\n');
                    last++;
                }
                preparation.prepare(last);
                copy(session, "item", new StringReader(some.toString()));
                session.commit();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        session.setAutoCommit(true);
    }

    /** Size of the documents alone, in bytes, as one zstd stream. */
    long compressedBytes() {
        try (Stream<String> lines = Files.lines(file);
                CountingOutputStream counted = new CountingOutputStream(OutputStream.nullOutputStream())) {
            try (OutputStream zstd = new ZstdOutputStream(counted)) {
                for (Iterator<String> row = lines.iterator(); row.hasNext(); ) {
                    zstd.write(row.next().split("\t", -1)[DOCUMENT].getBytes(StandardCharsets.UTF_8));
                }
            }
            return counted.getByteCount();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copy(Connection session, String table, Reader rows) throws SQLException, IOException {
        session.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " (" + COLUMNS + ") from stdin", rows);
    }

    long bytes() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.libraryexchange.catalogue.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.catalogue.BulkOutcome.Refused;
import org.libraryexchange.catalogue.imports.RowSplitter.RawRow;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.json.Text;

/** Reads the rows of a body, beginning at any of them. */
record Body(RowSplitter splitter, RowReader reader) {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** Opens a body's bytes from a place on. */
    @FunctionalInterface
    interface Source {
        InputStream from(long place) throws IOException;
    }

    /**
     * Opens a body. In a table, the first line is always read, because it names the columns.
     *
     * @param place where the first row to read begins; 0 for the beginning
     * @param number of the row before it
     * @throws ProblemException if the body is a table whose columns cannot be read
     */
    static Body open(Source source, ImportForm form, String scheme, long place, long number) throws IOException {
        if (form == ImportForm.NDJSON) {
            return new Body(splitter(source, form, place, number), new JsonRows());
        }
        PushbackInputStream in = new PushbackInputStream(source.from(0), BYTE_ORDER_MARK.length);
        RowSplitter first = new RowSplitter(in, form, skipMark(in), 0);
        TableRows rows = new TableRows(table(first.next(), scheme));
        return new Body(place == 0 ? first : splitter(source, form, place, number), rows);
    }

    private static RowSplitter splitter(Source source, ImportForm form, long place, long number) throws IOException {
        return new RowSplitter(source.from(place), form, place, number);
    }

    /** Skips the byte order mark that spreadsheets put before a table in UTF-8. */
    private static int skipMark(PushbackInputStream in) throws IOException {
        byte[] beginning = in.readNBytes(BYTE_ORDER_MARK.length);
        if (Arrays.equals(beginning, BYTE_ORDER_MARK)) {
            return BYTE_ORDER_MARK.length;
        }
        in.unread(beginning);
        return 0;
    }

    private static Table table(Optional<RawRow> first, String scheme) {
        RawRow line = first.orElseThrow(() -> unreadable("columns", "is missing; it names the columns"));
        if (line.fault() != RawRow.Fault.NONE) {
            throw unreadable(line.fault().rule(), line.fault().message());
        }
        try {
            return Table.of(List.of(TableRows.cells(line)), scheme);
        } catch (MalformedJsonException e) {
            throw unreadable("encoding", "cannot be read: " + e.getMessage());
        }
    }

    private static ProblemException unreadable(String rule, String message) {
        return ProblemException.body(new Violation("", rule, "the first line " + message, null));
    }

    /** The next row as in the file; empty at the end. */
    Optional<RawRow> next() throws IOException {
        return splitter.next();
    }

    ReadRow read(RawRow raw) {
        return reader.of(raw);
    }

    /** Reads rows that are JSON documents. */
    private static final class JsonRows implements RowReader {

        @Override
        public ReadRow read(RawRow raw) {
            String text;
            try {
                text = Text.decodeUtf8(raw.bytes());
            } catch (MalformedJsonException e) {
                return ReadRow.unreadable("encoding", e.getMessage());
            }
            try {
                JsonNode tree = StrictJson.tree(text);
                return tree instanceof ObjectNode document
                        ? new ReadRow.Document(document, UnaryOperator.identity(), false)
                        : ReadRow.unreadable("type", "must be an object");
            } catch (MalformedJsonException e) {
                return ReadRow.unreadable("malformed-json", e.getMessage());
            }
        }
    }

    /** Reads rows that are records of a table. */
    private static final class TableRows implements RowReader {

        private static final ObjectReader RECORD =
                new CsvMapper().readerFor(String[].class).with(CsvParser.Feature.WRAP_AS_ARRAY);

        private final Table table;

        TableRows(Table table) {
            this.table = table;
        }

        @Override
        public ReadRow read(RawRow raw) {
            try {
                String[] cells = cells(raw);
                return cells.length == table.width()
                        ? new ReadRow.Document(
                                table.document(cells), pointer -> table.column(cells, pointer), table.isExported(cells))
                        : ReadRow.unreadable(
                                "columns",
                                "has " + cells.length + " cells, but the first line names " + table.width()
                                        + " columns");
            } catch (MalformedJsonException e) {
                return ReadRow.unreadable("encoding", e.getMessage());
            }
        }

        /**
         * The cells of a record.
         *
         * @throws MalformedJsonException if it is not UTF-8, or more than one record
         */
        static String[] cells(RawRow raw) throws MalformedJsonException {
            try (MappingIterator<String[]> records = RECORD.readValues(Text.decodeUtf8(raw.bytes()))) {
                List<String[]> all = records.readAll();
                if (all.size() != 1) {
                    throw new MalformedJsonException("The record has a line break in the middle.");
                }
                return all.get(0);
            } catch (IOException e) {
                throw new MalformedJsonException("The record cannot be read.", e);
            }
        }
    }

    /** Reads rows as documents. */
    @FunctionalInterface
    interface RowReader {

        /** The content of a row. Never throws because of the content. */
        ReadRow read(RawRow raw);

        /** The content of a row. Also handles rows that the splitter could not delimit. */
        default ReadRow of(RawRow raw) {
            return raw.fault() == RawRow.Fault.NONE
                    ? read(raw)
                    : ReadRow.unreadable(raw.fault().rule(), raw.fault().message());
        }
    }

    /** A row that has been read. */
    sealed interface ReadRow {

        /**
         * A row that could be read.
         *
         * @param field turns a JSON Pointer into the file's own name for that place
         * @param exported whether the row says that it was read from the item, with what people had settled in it
         */
        record Document(ObjectNode tree, UnaryOperator<String> field, boolean exported) implements ReadRow {}

        /** A row that could not be read. */
        record Unreadable(Refused refusal) implements ReadRow {}

        static ReadRow unreadable(String rule, String message) {
            return new Unreadable(Refused.by("", rule, message, null));
        }
    }
}

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
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.catalogue.BulkOutcome.Refusal;
import org.libraryexchange.catalogue.imports.ImportJob.Position;
import org.libraryexchange.catalogue.imports.RowSplitter.RawRow;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.json.Text;

/** Reads the rows of a body, beginning at any of them. */
record Body(RowSplitter splitter, Function<RawRow, ReadRow> reader) {

    private static final ObjectReader RECORD =
            new CsvMapper().readerFor(String[].class).with(CsvParser.Feature.WRAP_AS_ARRAY);

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** Opens a body's bytes from a place on. */
    @FunctionalInterface
    interface Source {
        InputStream from(long place) throws IOException;
    }

    /**
     * Opens a body. In a table, the first line is always read, because it names the columns.
     *
     * @param from where to begin to read
     * @throws ProblemException if the body is a table whose columns cannot be read
     */
    static Body open(Source source, ImportRequest request, Position from) throws IOException {
        if (request.form() == ImportForm.NDJSON) {
            return new Body(splitter(source, request, from), Body::ofJson);
        }
        PushbackInputStream in = new PushbackInputStream(source.from(0), BYTE_ORDER_MARK.length);
        RowSplitter first = new RowSplitter(in, request.form(), skipMark(in), 0);
        Table table = table(first.next(), request.scheme());
        return new Body(from.place() == 0 ? first : splitter(source, request, from), row -> ofTable(table, row));
    }

    private static RowSplitter splitter(Source source, ImportRequest request, Position from) throws IOException {
        return new RowSplitter(source.from(from.place()), request.form(), from.place(), from.rowNumber());
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
            return Table.of(List.of(cells(line)), scheme);
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

    /** The content of a row. Never throws because of the content. */
    ReadRow read(RawRow raw) {
        return raw.fault() == RawRow.Fault.NONE
                ? reader.apply(raw)
                : ReadRow.unreadable(raw.fault().rule(), raw.fault().message());
    }

    private static ReadRow ofJson(RawRow raw) {
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

    private static ReadRow ofTable(Table table, RawRow raw) {
        try {
            String[] cells = cells(raw);
            return cells.length == table.width()
                    ? new ReadRow.Document(
                            table.document(cells), pointer -> table.column(cells, pointer), table.isExported(cells))
                    : ReadRow.unreadable(
                            "columns",
                            "has " + cells.length + " cells, but the first line names " + table.width() + " columns");
        } catch (MalformedJsonException e) {
            return ReadRow.unreadable("encoding", e.getMessage());
        }
    }

    /**
     * The cells of a record of a table.
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
        record Unreadable(Refusal refusal) implements ReadRow {}

        static ReadRow unreadable(String rule, String message) {
            return new Unreadable(Refusal.by("", rule, message, null));
        }
    }
}

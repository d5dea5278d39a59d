package org.libraryexchange.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.MalformedJsonException;

/** Reads the rows of a body, beginning at any of them. */
final class Body {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final RowSplitter splitter;
    private final RowReader reader;

    private Body(RowSplitter splitter, RowReader reader) {
        this.splitter = splitter;
        this.reader = reader;
    }

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
}

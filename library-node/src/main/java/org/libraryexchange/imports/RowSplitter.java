package org.libraryexchange.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.libraryexchange.imports.RawRow.Fault;

/**
 * Splits a body into rows: at line feeds, and in a table only at those outside of quotes (RFC 4180). It knows the place of
 * each row, so that reading can begin at any of them.
 */
final class RowSplitter {

    static final int LONGEST_ROW = 1024 * 1024;

    private static final int END = -1;
    private static final int FIRST_BUFFER = 4 * 1024;

    private final InputStream in;
    private final boolean quotes;
    private long place;
    private long number;
    private ByteArrayOutputStream row;
    private Fault fault;
    private Where where;

    /** Where in a record the last byte stood. */
    private enum Where {
        AT_CELL,
        IN_CELL,
        IN_QUOTES,
        AFTER_QUOTES,
        /** The rest of the line is of no use. */
        ASTRAY
    }

    /**
     * @param in the body from a row's beginning on; should be buffered
     * @param place of that row
     * @param number of the row before it
     */
    RowSplitter(InputStream in, ImportForm form, long place, long number) {
        this.in = in;
        this.quotes = form == ImportForm.CSV;
        this.place = place;
        this.number = number;
    }

    /** The next row that is not blank; empty at the end. */
    Optional<RawRow> next() throws IOException {
        Optional<RawRow> next = any();
        while (next.isPresent() && next.get().isBlank()) {
            next = any();
        }
        return next;
    }

    private Optional<RawRow> any() throws IOException {
        row = new ByteArrayOutputStream(FIRST_BUFFER);
        fault = Fault.NONE;
        where = Where.AT_CELL;
        long begin = place;
        int c = read();
        while (c != END && !(c == '\n' && where != Where.IN_QUOTES)) {
            take(c);
            c = read();
        }
        if (c == END && place == begin) {
            return Optional.empty();
        }
        if (where == Where.IN_QUOTES) {
            fault = Fault.OPEN_QUOTE;
        }
        number++;
        return Optional.of(new RawRow(number, place, withoutReturn(row.toByteArray()), fault));
    }

    private int read() throws IOException {
        int c = in.read();
        if (c != END) {
            place++;
        }
        return c;
    }

    private void take(int c) {
        if (row.size() < LONGEST_ROW && fault == Fault.NONE) {
            row.write(c);
        } else if (fault == Fault.NONE) {
            fault = Fault.TOO_LONG;
        }
        if (quotes && where != Where.ASTRAY) {
            move(c);
        }
    }

    private void move(int c) {
        boolean quote = c == '"';
        switch (where) {
            case AT_CELL -> where = quote ? Where.IN_QUOTES : c == ',' ? Where.AT_CELL : Where.IN_CELL;
            case IN_CELL -> {
                if (quote) {
                    goAstray();
                } else if (c == ',') {
                    where = Where.AT_CELL;
                }
            }
            case IN_QUOTES -> where = quote ? Where.AFTER_QUOTES : Where.IN_QUOTES;
            case AFTER_QUOTES -> {
                if (quote) {
                    where = Where.IN_QUOTES;
                } else if (c == ',') {
                    where = Where.AT_CELL;
                } else if (c != '\r') {
                    goAstray();
                }
            }
            case ASTRAY -> {}
        }
    }

    private void goAstray() {
        where = Where.ASTRAY;
        fault = fault == Fault.NONE ? Fault.MISPLACED_QUOTE : fault;
    }

    private static byte[] withoutReturn(byte[] line) {
        boolean ends = line.length > 0 && line[line.length - 1] == '\r';
        return ends ? Arrays.copyOf(line, line.length - 1) : line;
    }
}

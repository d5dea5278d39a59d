package org.libraryexchange.catalogue.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.libraryexchange.catalogue.imports.RowSplitter.RawRow.Fault;

/**
 * Splits a body into rows at line feeds. In a table, line feeds within quotes do not count (RFC 4180). The position of
 * each row is known, so that reading can begin at any row.
 */
public final class RowSplitter {

    static final int LONGEST_ROW = 1024 * 1024;

    /** More than there are columns, even in many languages. Nobody takes a row of more cells apart. */
    static final int MOST_CELLS = 500;

    private static final int BUFFER = 64 * 1024;
    private static final int USUAL_ROW = 4 * 1024;

    private final InputStream in;
    private final boolean quotes;
    private long place;
    private long number;
    private final byte[] buffer = new byte[BUFFER];

    private int filled;
    private int at;
    private byte[] row = new byte[USUAL_ROW];
    private int size;
    private int cells;
    private Fault fault;
    private Where where;

    /** Where in a record the last byte was. */
    private enum Where {
        AT_CELL,
        IN_CELL,
        IN_QUOTES,
        AFTER_QUOTES,
        /** After a misplaced quote. The rest of the line is ignored. */
        ASTRAY
    }

    /**
     * @param in the body from the beginning of a row on; it is read in large pieces
     * @param place of that row
     * @param number of the row before it
     */
    public RowSplitter(InputStream in, ImportForm form, long place, long number) {
        this.in = in;
        this.quotes = form == ImportForm.CSV;
        this.place = place;
        this.number = number;
    }

    /** The next row that is not blank; empty at the end. */
    public Optional<RawRow> next() throws IOException {
        Optional<RawRow> next = any();
        while (next.isPresent() && next.get().isBlank()) {
            next = any();
        }
        return next;
    }

    private Optional<RawRow> any() throws IOException {
        size = 0;
        cells = 1;
        fault = Fault.NONE;
        where = Where.AT_CELL;
        long begin = place;
        boolean ended = false;
        while (!ended && fill()) {
            int end = lineEnd();
            keep(end - at);
            ended = end < filled;
            place += end - at + (ended ? 1 : 0);
            at = ended ? end + 1 : end;
        }
        if (place == begin) {
            return Optional.empty();
        }
        if (where == Where.IN_QUOTES) {
            fault = Fault.OPEN_QUOTE;
        }
        number++;
        return Optional.of(new RawRow(number, place, taken(), fault));
    }

    /** Fills the buffer if it is empty. Returns false at the end of the body. */
    private boolean fill() throws IOException {
        if (at == filled) {
            filled = Math.max(0, in.read(buffer));
            at = 0;
        }
        return at < filled;
    }

    /** The index in the buffer where the row ends, or the end of the buffer. */
    private int lineEnd() {
        for (int i = at; i < filled; i++) {
            byte c = buffer[i];
            if (c == '\n' && where != Where.IN_QUOTES) {
                return i;
            }
            if (quotes && where != Where.ASTRAY) {
                move(c);
            }
        }
        return filled;
    }

    private void keep(int count) {
        if (fault == Fault.TOO_WIDE) {
            size = 0;
            return;
        }
        int room = Math.min(count, LONGEST_ROW - size);
        if (room < count) {
            note(Fault.TOO_LONG);
        }
        if (size + room > row.length) {
            row = Arrays.copyOf(row, Math.max(2 * row.length, size + room));
        }
        System.arraycopy(buffer, at, row, size, room);
        size += room;
    }

    private void move(int c) {
        boolean quote = c == '"';
        switch (where) {
            case AT_CELL -> {
                if (c == ',') {
                    nextCell();
                } else {
                    where = quote ? Where.IN_QUOTES : Where.IN_CELL;
                }
            }
            case IN_CELL -> {
                if (quote) {
                    goAstray();
                } else if (c == ',') {
                    nextCell();
                }
            }
            case IN_QUOTES -> where = quote ? Where.AFTER_QUOTES : Where.IN_QUOTES;
            case AFTER_QUOTES -> {
                if (quote) {
                    where = Where.IN_QUOTES;
                } else if (c == ',') {
                    nextCell();
                } else if (c != '\r') {
                    goAstray();
                }
            }
            case ASTRAY -> {}
        }
    }

    private void nextCell() {
        where = Where.AT_CELL;
        cells++;
        if (cells > MOST_CELLS) {
            note(Fault.TOO_WIDE);
        }
    }

    private void goAstray() {
        where = Where.ASTRAY;
        note(Fault.MISPLACED_QUOTE);
    }

    /** Of several faults, the first counts. */
    private void note(Fault found) {
        fault = fault == Fault.NONE ? found : fault;
    }

    /** The row without the carriage return at its end. */
    private byte[] taken() {
        boolean ends = size > 0 && row[size - 1] == '\r';
        return Arrays.copyOf(row, ends ? size - 1 : size);
    }

    /**
     * A row as in the file.
     *
     * @param number counted from 1, the first line or the first record of a table
     * @param end where the next row begins
     * @param bytes without the end of the line
     */
    public record RawRow(long number, long end, byte[] bytes, Fault fault) {

        /** Why a row cannot be read. */
        public enum Fault {
            NONE(""),
            TOO_LONG("is longer than 1 MiB"),
            TOO_WIDE("has more than " + RowSplitter.MOST_CELLS + " cells"),
            MISPLACED_QUOTE("has a quote in the wrong place; put a cell that has quotes in quotes, "
                    + "and double the quotes inside"),
            /** In this case nobody knows where the next row begins. */
            OPEN_QUOTE("opens a quote and never closes it");

            private final String message;

            Fault(String message) {
                this.message = message;
            }

            String message() {
                return message;
            }

            /** The name of the broken rule in lists. */
            String rule() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }

        boolean isBlank() {
            return bytes.length == 0 && fault == Fault.NONE;
        }
    }
}

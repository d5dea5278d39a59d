package org.libraryexchange.imports;

import java.util.Locale;

/**
 * A row as in the file.
 *
 * @param number counted from 1, the first line or the first record of a table
 * @param end where the next row begins
 * @param bytes without the end of the line
 */
record RawRow(long number, long end, byte[] bytes, Fault fault) {

    /** Why a row cannot be read. */
    enum Fault {
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

package org.libraryexchange.imports;

/**
 * A row as it stands in the file.
 *
 * @param number counted from 1 for the first line, or the first record of a table
 * @param end where the next row begins
 * @param bytes without the line's end
 */
record RawRow(long number, long end, byte[] bytes, Fault fault) {

    /** What keeps a row from being read. */
    enum Fault {
        NONE(""),
        TOO_LONG("is longer than 1 MiB"),
        MISPLACED_QUOTE("has a quote in the wrong place; put a cell that has quotes in quotes, "
                + "and double the quotes inside"),
        /** Where the next row begins is not known then. */
        OPEN_QUOTE("opens a quote and never closes it");

        private final String message;

        Fault(String message) {
            this.message = message;
        }

        String message() {
            return message;
        }
    }

    boolean isBlank() {
        return bytes.length == 0 && fault == Fault.NONE;
    }
}

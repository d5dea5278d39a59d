package org.libraryexchange.rejected;

/**
 * A rejected record as it came from the log.
 *
 * @param key null if it had none
 * @param value null if it had none
 * @param headers UTF-8 JSON, as the applier stores them
 */
record Original(byte[] key, byte[] value, byte[] headers) {

    /**
     * The largest record in bytes that is read as a whole: four times the limit for an item. A larger one cannot be an
     * item, and a stranger decides how large it is; its value is only streamed.
     */
    static final long MOST_BYTES = 1024 * 1024;

    /** Stands for a record that is too large to be read. */
    static final Original WITHHELD = new Original(null, null, null);
}

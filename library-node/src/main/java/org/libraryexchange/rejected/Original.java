package org.libraryexchange.rejected;

/**
 * A rejected record as it once came from the log.
 *
 * @param key null where it had none
 * @param value null where it had none
 * @param headers UTF-8 JSON, as the applier stores them
 */
record Original(byte[] key, byte[] value, byte[] headers) {

    /**
     * The most that is read as a whole, in bytes: four times what an item may have. Whatever is larger can be no item, and a
     * stranger decides how much larger; such a value is only streamed.
     */
    static final long MOST_BYTES = 1024 * 1024;

    /** In place of a giant. */
    static final Original WITHHELD = new Original(null, null, null);
}

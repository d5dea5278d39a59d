package org.libraryexchange.exchange.log;

/**
 * How many records are applied at once. A batch that is too slow halves the number; each batch that gets through raises
 * it by an eighth. So a database that is slow for a long time is rarely asked for more than it can do.
 */
final class Pace {

    private static final int GROWTH = 8;

    private int records = Integer.MAX_VALUE;

    /** The largest number of records to apply at once now. */
    int records() {
        return records;
    }

    void tooSlow(int attempted) {
        records = Math.max(1, attempted / 2);
    }

    void gotThrough() {
        long grown = (long) records + Math.max(1, records / GROWTH);
        records = (int) Math.min(Integer.MAX_VALUE, grown);
    }
}

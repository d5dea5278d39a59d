package org.libraryexchange.log;

/**
 * How many records are applied at once. A batch that was too slow halves it; each one that gets through lets it grow
 * again by an eighth, so that a database that is slow for long is seldom asked for more than it can do.
 */
final class Pace {

    private static final int GROWTH = 8;

    private int records = Integer.MAX_VALUE;

    /** Most records that are applied at once now. */
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

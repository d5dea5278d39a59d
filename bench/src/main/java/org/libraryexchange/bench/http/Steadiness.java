package org.libraryexchange.bench.http;

/** Whether a node has become as fast as it will: some slices of a loop in a row were no faster than the best before. */
final class Steadiness {

    private static final int SLICES_IN_A_ROW = 3;

    /** A slice that is faster by less than this says nothing. */
    private static final double NOISE = 1.03;

    private double best;
    private int inARow;

    /**
     * Adds a slice.
     *
     * @return whether it is steady now
     */
    boolean isReachedWith(double perSecond) {
        inARow = perSecond > best * NOISE ? 0 : inARow + 1;
        best = Math.max(best, perSecond);
        return inARow >= SLICES_IN_A_ROW;
    }
}

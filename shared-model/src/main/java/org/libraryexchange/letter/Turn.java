package org.libraryexchange.letter;

/**
 * The place of a letter in its thread. It never changes, so that both cities show the thread in the same order for
 * ever.
 *
 * @param number 1 more than the highest number that the sender knew in the thread
 * @param seen the partner's highest number that the sender knew; 0 if it knew none
 */
public record Turn(long number, long seen) {

    /** The largest number. Letters that come after it share it. */
    public static final long LARGEST = 1L << 53;

    public Turn {
        if (number < 1 || number > LARGEST || seen < 0 || seen > LARGEST) {
            throw new IllegalArgumentException(
                    "turn must be from 1 to 2^53, and seen from 0 to 2^53: " + number + ", " + seen);
        }
    }

    /**
     * The turn of a letter that is sent now.
     *
     * @param highest number in the thread that the sender knows, its own letters included; 0 if there is none
     * @param seen the partner's highest
     */
    public static Turn after(long highest, long seen) {
        return new Turn(Math.min(highest, LARGEST - 1) + 1, seen);
    }
}

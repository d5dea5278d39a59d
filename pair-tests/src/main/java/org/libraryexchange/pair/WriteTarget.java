package org.libraryexchange.pair;

import java.util.Random;
import org.libraryexchange.pair.Journal.Attempt;

/** Something that a client writes, as this client knows it. */
interface WriteTarget {

    /** What a client does. The seed decides how often, within limits. */
    enum Kind {
        NEW_TEXT(20, 40),
        SAME_AGAIN(0, 8),
        WITHDRAWAL(0, 8),
        PATCH(0, 8),
        REFUSED(0, 4),
        DRAFT(0, 4);

        private final int leastWeight;
        private final int spread;

        Kind(int leastWeight, int spread) {
            this.leastWeight = leastWeight;
            this.spread = spread;
        }

        int weight(Random random) {
            return leastWeight + random.nextInt(spread);
        }
    }

    /**
     * Does it, or the next best thing where it cannot be done.
     *
     * @param text that was never written before
     */
    Attempt attempt(Kind kind, String text);
}

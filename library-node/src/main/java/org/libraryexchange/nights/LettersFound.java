package org.libraryexchange.nights;

import java.util.Optional;
import org.libraryexchange.nights.Report.Found;
import org.libraryexchange.proving.LastProof;

/**
 * The letters between the city and one partner in a run's account.
 *
 * @param waiting whether the partner does not have a log of letters yet, so that the letters to it wait
 * @param theirs the partner's receipt for this city's letters
 * @param ours this city's receipt for the partner's letters
 */
record LettersFound(boolean waiting, Optional<LastProof> theirs, Optional<LastProof> ours, Counts counts) {

    /**
     * Counts of letters whose latest change comes after the last sequence of the run before.
     *
     * @param upTo last sequence of the own log that is counted
     * @param sent letters of this city that changed and were sent
     * @param repaired letters of this city that did not change and were only sent again
     * @param received letters of the partner
     */
    record Counts(long upTo, long sent, long repaired, long received) {

        static final Counts NOTHING = new Counts(0, 0, 0, 0);
    }

    /** Whether both mirrors are equal, as far as they are not held back. */
    boolean isEqual(Held held) {
        return waiting || (Found.isEqual(theirs, held.there()) && Found.isEqual(ours, held.here()));
    }

    boolean isNothing() {
        return counts.sent() + counts.repaired() + counts.received() == 0;
    }
}

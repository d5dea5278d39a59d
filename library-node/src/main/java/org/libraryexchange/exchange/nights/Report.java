package org.libraryexchange.exchange.nights;

import java.util.List;
import java.util.Optional;
import org.libraryexchange.exchange.nights.ExchangeState.Held;
import org.libraryexchange.exchange.nights.Report.Found;
import org.libraryexchange.exchange.proving.LastProof;

/**
 * The result of a run.
 *
 * @param upTo last sequence of the own log that the run accounts for
 * @param sent what went to the own log since the run before
 */
record Report(Outcome outcome, long upTo, Sent sent, List<Found> partners) {

    /**
     * Counts of own items whose latest change comes after the last sequence of the run before.
     *
     * @param published items that changed and were sent, including those of the counts below
     * @param repaired items that did not change and were sent again to repair a mirror
     */
    public record Sent(long published, long withdrawn, long cancelled, long erased, long repaired) {

        static final Sent NOTHING = new Sent(0, 0, 0, 0, 0);
    }

    /**
     * The result at one partner.
     *
     * @param theirs the partner's receipt for this city's catalogue
     * @param ours this city's receipt for the partner's catalogue
     * @param received what came from the partner's log since the run before
     * @param held where applying was paused
     */
    record Found(
            String partner,
            Optional<LastProof> theirs,
            Optional<LastProof> ours,
            Received received,
            LettersFound letters,
            Held held) {

        /** Whether both mirrors are equal, as far as they are not held back. */
        boolean isEqual() {
            return isEqual(theirs, held.there()) && isEqual(ours, held.here()) && letters.isEqual(held);
        }

        static boolean isEqual(Optional<LastProof> proof, boolean held) {
            return proof.map(it -> it.verified() == it.items()).orElse(held);
        }

        boolean isNothing() {
            return received.nothing() && letters.isNothing();
        }
    }

    /** Makes the report of a run that reached its last step. */
    static Report of(long upTo, Sent sent, List<Found> partners) {
        return new Report(outcome(sent, partners), upTo, sent, partners);
    }

    /**
     * Makes the report of a run that gave up.
     *
     * @param answered whether every partner has said what it holds of the catalogue; if not, there was no exchange
     */
    static Report givenUp(boolean answered, long upTo, Sent sent, List<Found> partners) {
        return new Report(answered ? Outcome.PARTIAL : Outcome.FAILED, upTo, sent, partners);
    }

    private static Outcome outcome(Sent sent, List<Found> partners) {
        if (!partners.stream().allMatch(Found::isEqual)) {
            return Outcome.PARTIAL;
        }
        if (partners.stream().map(Found::held).anyMatch(Held::isAnywhere)) {
            return Outcome.PAUSED;
        }
        boolean nothing =
                sent.published() + sent.repaired() == 0 && partners.stream().allMatch(Found::isNothing);
        return nothing ? Outcome.NOTHING_TO_EXCHANGE : Outcome.COMPLETE;
    }

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
        public record Counts(long upTo, long sent, long repaired, long received) {

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
}

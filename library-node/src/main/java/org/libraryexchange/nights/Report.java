package org.libraryexchange.nights;

import java.util.List;
import java.util.Optional;
import org.libraryexchange.proving.LastProof;

/**
 * What came of a run.
 *
 * @param upTo place of the own log that it accounts for
 * @param sent what went to the own log since the run before
 */
record Report(Outcome outcome, long upTo, Sent sent, List<Found> partners) {

    /**
     * Items of the own catalogue whose latest change has a place in the log behind that of the run before.
     *
     * @param published changed and sent, those below included
     * @param repaired not changed, but sent again for a mirror's sake
     */
    record Sent(long published, long withdrawn, long cancelled, long erased, long repaired) {

        static final Sent NOTHING = new Sent(0, 0, 0, 0, 0);
    }

    /**
     * What was found at one partner.
     *
     * @param theirs its receipt for this city's catalogue
     * @param ours this city's for the partner's
     * @param received what came of the partner's log since the run before
     */
    record Found(String partner, Optional<LastProof> theirs, Optional<LastProof> ours, Received received) {

        boolean isEqual() {
            return theirs.filter(Found::isWhole).isPresent()
                    && ours.filter(Found::isWhole).isPresent();
        }

        private static boolean isWhole(LastProof proof) {
            return proof.verified() == proof.items();
        }
    }

    /** Puts a report of a run together that has come to its end. */
    static Report of(long upTo, Sent sent, List<Found> partners) {
        return new Report(outcome(sent, partners), upTo, sent, partners);
    }

    /** Puts one together of a run that was given up: without a partner's answer there was no exchange. */
    static Report givenUp(Step step, long upTo, Sent sent, List<Found> partners) {
        boolean answered = step.compareTo(Step.RECEIPT) > 0;
        return new Report(answered ? Outcome.PARTIAL : Outcome.FAILED, upTo, sent, partners);
    }

    private static Outcome outcome(Sent sent, List<Found> partners) {
        if (!partners.stream().allMatch(Found::isEqual)) {
            return Outcome.PARTIAL;
        }
        boolean nothing = sent.published() + sent.repaired() == 0
                && partners.stream().map(Found::received).allMatch(Received::isNothing);
        return nothing ? Outcome.NOTHING_TO_EXCHANGE : Outcome.COMPLETE;
    }
}

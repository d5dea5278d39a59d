package org.libraryexchange.exchange.nights;

import java.util.List;
import java.util.Optional;
import org.libraryexchange.exchange.nights.Arrivals.ReceivedCounts;
import org.libraryexchange.exchange.nights.ExchangeState.Partner;
import org.libraryexchange.exchange.nights.ExchangeState.Proofs;
import org.libraryexchange.exchange.nights.ExchangeState.Standstill;
import org.libraryexchange.exchange.nights.Report.LogCounts;
import org.libraryexchange.exchange.nights.Report.SentCounts;
import org.libraryexchange.exchange.proving.LastProof;
import org.libraryexchange.record.CityLog.Sort;

/**
 * The result of a run.
 *
 * @param upTo last sequence of the own log that the run accounts for
 * @param sent what went to the own log since the run before
 */
record Report(Outcome outcome, long upTo, SentCounts sent, List<Finding> partners) {

    /**
     * Counts of own items whose latest change comes after the last sequence of the run before.
     *
     * @param published items that changed and were sent, including those of the counts below
     * @param repaired items that did not change and were sent again to repair a mirror
     */
    public record SentCounts(long published, long withdrawn, long cancelled, long erased, long repaired) {

        static final SentCounts NOTHING = new SentCounts(0, 0, 0, 0, 0);
    }

    /**
     * Counts of letters, or of forms of pictures, whose latest change comes after the last sequence of the run before.
     *
     * @param upTo last sequence of the own log that is counted
     * @param sent those of this city that changed and were sent
     * @param repaired those of this city that did not change and were only sent again
     * @param receivedUpTo last sequence of the partner's log that is counted
     * @param received those of the partner
     */
    public record LogCounts(long upTo, long sent, long repaired, long receivedUpTo, long received) {

        static final LogCounts NOTHING = new LogCounts(0, 0, 0, 0, 0);

        private boolean isNothing() {
            return sent + repaired + received == 0;
        }
    }

    /**
     * The result at one partner.
     *
     * @param partner what the run saw of it last
     * @param received what came from the partner's log since the run before
     */
    record Finding(Partner partner, ReceivedCounts received, LogCounts letters, LogCounts pictures) {

        /**
         * Whether both mirrors of items, and of letters, are equal, as far as they are not held back. Pictures may be on their
         * way for hours.
         */
        boolean isEqual() {
            return isEqual(partner.items()) && isEqual(partner.letters());
        }

        private boolean isEqual(Proofs proofs) {
            return proofs.waiting()
                    || (isEqual(proofs.theirs(), partner.held().there())
                            && isEqual(proofs.known(), partner.held().here()));
        }

        private static boolean isEqual(Optional<LastProof> proof, boolean held) {
            return proof.map(LastProof::whole).orElse(held);
        }

        boolean isNothing() {
            return received.nothing() && letters.isNothing() && pictures.isNothing();
        }
    }

    /** Makes the report of a run that reached its last step. */
    static Report of(long upTo, SentCounts sent, List<Finding> partners) {
        return new Report(outcome(sent, partners), upTo, sent, partners);
    }

    /**
     * Makes the report of a run that gave up.
     *
     * @param answered whether every partner has said what it holds of the catalogue; if not, there was no exchange
     */
    static Report givenUp(boolean answered, long upTo, SentCounts sent, List<Finding> partners) {
        return new Report(answered ? Outcome.PARTIAL : Outcome.FAILED, upTo, sent, partners);
    }

    private static Outcome outcome(SentCounts sent, List<Finding> partners) {
        if (!partners.stream().allMatch(Finding::isEqual)) {
            return Outcome.PARTIAL;
        }
        if (partners.stream().map(found -> found.partner().held()).anyMatch(Standstill::isAnywhere)) {
            return Outcome.PAUSED;
        }
        boolean nothing =
                sent.published() + sent.repaired() == 0 && partners.stream().allMatch(Finding::isNothing);
        return nothing ? Outcome.NOTHING_TO_EXCHANGE : Outcome.COMPLETE;
    }

    /** Counts the changes that a run has exchanged. */
    interface Accounts {

        /**
         * Counts what went to the own log since the run before.
         *
         * @param upTo last sequence of the own log to count
         */
        SentCounts sent(ExchangeRun run, long upTo);

        /**
         * Counts what came from a partner's log since the run before.
         *
         * @param upTo last sequence of the partner's log to count
         */
        ReceivedCounts received(ExchangeRun run, String partner, long upTo);

        /**
         * Counts the letters, or the forms of pictures, that went to a partner and came from it since the run before.
         *
         * @param seen their proofs
         */
        LogCounts of(Sort sort, ExchangeRun run, String partner, Proofs seen);
    }
}

package org.libraryexchange.exchange.nights;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.exchange.proving.LastProof;

/**
 * What a run sees of the exchange.
 *
 * @param sentUpTo sequence up to which the broker has acknowledged the own changes
 * @param manifestSent whether the manifest of the run's proof is in the log
 * @param proving whether a proof of the own catalogue has not finished yet
 * @param partners one for each
 */
record ExchangeState(long sentUpTo, boolean manifestSent, boolean proving, List<Partner> partners) {

    /**
     * What a run sees of one partner.
     *
     * @param items what the two hold of each other's catalogues
     * @param letters what the two hold of each other's letters
     * @param pictures what they hold of each other's pictures, for which no run waits
     * @param held where applying is paused
     */
    record Partner(String name, Proofs items, Proofs letters, Proofs pictures, Standstill held) {

        private boolean isConfirmed(long sequence) {
            return held.there()
                    || items.theirs()
                            .filter(proof -> proof.sequence() >= sequence)
                            .isPresent();
        }

        private boolean isChecked() {
            return held.here() || items.isChecked();
        }

        private boolean isSettled(Instant since) {
            return items.isSettled(since) && letters.isSettled(since);
        }
    }

    /** Whether all partners have confirmed what they hold of the catalogue up to a sequence, unless they are paused. */
    boolean isConfirmed(long sequence) {
        return partners.stream().allMatch(partner -> partner.isConfirmed(sequence));
    }

    /** Whether all partners have also confirmed what they hold of the letters. */
    boolean areLettersConfirmed() {
        return partners.stream()
                .allMatch(partner -> partner.held().there() || partner.letters().isConfirmed());
    }

    /** Whether all mirrors of catalogues that are not paused have been compared since the run started. */
    boolean isChecked() {
        return partners.stream().allMatch(Partner::isChecked);
    }

    /** Whether all mirrors of letters have been compared since the run started. */
    boolean areLettersChecked() {
        return partners.stream()
                .allMatch(partner -> partner.held().here() || partner.letters().isChecked());
    }

    /**
     * Whether all mirrors here have been compared since the run before. A partner may hold its changes, and its proof,
     * back for its own night.
     */
    boolean isCheckedLately() {
        return partners.stream()
                .allMatch(partner -> partner.held().here()
                        || (partner.items().isCheckedLately()
                                && partner.letters().isCheckedLately()));
    }

    /** Whether no repair is going on. Differences found before {@code since} are not waited for any more. */
    boolean isRepaired(Instant since) {
        return !proving && partners.stream().allMatch(partner -> partner.isSettled(since));
    }

    /**
     * Where somebody has paused the exchange with a partner, so that a run does not wait for it.
     *
     * @param there whether the partner applies nothing of this city, as it has answered since the run started
     * @param here whether this city applies nothing of the partner
     */
    record Standstill(boolean there, boolean here) {

        static final Standstill NOWHERE = new Standstill(false, false);

        boolean isAnywhere() {
            return there || here;
        }
    }

    /**
     * What a run sees of the items of the city and one partner, or of the letters between them.
     *
     * @param waiting whether the partner does not have a log of letters yet, so that the letters to it wait
     * @param proving whether a proof of the own log has not finished yet
     * @param theirs what the partner holds of this city's log, by a proof that began after the run started
     * @param ours what this city holds of the partner's log, by a proof whose marker arrived after the run started
     * @param lately the same as {@code ours}, but since the run before started
     */
    record Proofs(
            boolean waiting,
            boolean proving,
            Optional<LastProof> theirs,
            Optional<LastProof> ours,
            Optional<LastProof> lately) {

        /** The latest that is known about the mirror here. */
        Optional<LastProof> known() {
            return ours.or(() -> lately);
        }

        /** Whether the partner has said what it holds, as far as it can. */
        boolean isConfirmed() {
            return waiting || theirs.isPresent();
        }

        /** Whether the mirror here has been compared since the run started, as far as it can be. */
        boolean isChecked() {
            return waiting || ours.isPresent();
        }

        /** Whether the mirror here has been compared since the run before, as far as it can be. */
        boolean isCheckedLately() {
            return waiting || known().isPresent();
        }

        /** Whether no repair is going on that is worth waiting for. */
        boolean isSettled(Instant since) {
            return waiting
                    || (!proving && ours.filter(proof -> isOpen(proof, since)).isEmpty());
        }

        /** Whether differences were found that may still be repaired. */
        private static boolean isOpen(LastProof proof, Instant since) {
            return proof.differing() > 0 && !proof.made().isBefore(since);
        }

        /** Whether an answer is missing that nothing under way will bring. */
        boolean isToAskAgain() {
            return !proving && !(isConfirmed() && isChecked());
        }
    }
}

package org.libraryexchange.nights;

import java.time.Instant;
import java.util.Optional;
import org.libraryexchange.proving.LastProof;

/**
 * What a run sees of the letters between the city and one partner.
 *
 * @param waiting whether the partner does not have a log of letters yet, so that the letters to it wait
 * @param proving whether a proof of the own letters has not finished yet
 * @param theirs what the partner holds of this city's letters, by a proof that began after the run started
 * @param ours what this city holds of the partner's letters, by a proof whose marker arrived after the run started
 * @param lately the same as {@code ours}, but since the run before started
 */
record LettersState(
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
    static boolean isOpen(LastProof proof, Instant since) {
        return proof.differing() > 0 && !proof.made().isBefore(since);
    }

    /** Whether an answer is missing that nothing under way will bring. */
    boolean isToAskAgain() {
        return !proving && !(isConfirmed() && isChecked());
    }
}

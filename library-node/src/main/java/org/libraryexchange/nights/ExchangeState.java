package org.libraryexchange.nights;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.proving.LastProof;

/**
 * What a run sees of the exchange.
 *
 * @param sentUpTo place of the own log up to which the broker has acknowledged all
 * @param manifestSent whether the manifest of its proof is in the log
 * @param proving whether a proof of the own catalogue is at work
 * @param partners one for each
 */
record ExchangeState(long sentUpTo, boolean manifestSent, boolean proving, List<Partner> partners) {

    /**
     * What is seen of one partner.
     *
     * @param theirs what it holds of this city's catalogue, by a proof that was begun since the run started
     * @param ours what this city holds of its catalogue, by a proof that was met since the run started
     * @param lately the same since the run before
     */
    record Partner(String name, Optional<LastProof> theirs, Optional<LastProof> ours, Optional<LastProof> lately) {

        /** What is known of the mirror here, as new as possible. */
        Optional<LastProof> known() {
            return ours.or(() -> lately);
        }

        private boolean isSettled(Instant since) {
            return ours.isEmpty()
                    || ours.get().differing() == 0
                    || ours.get().made().isBefore(since);
        }
    }

    /** Whether all partners have said what they hold of everything up to a place. */
    boolean isConfirmed(long sequence) {
        return partners.stream()
                .allMatch(partner -> partner.theirs()
                        .filter(proof -> proof.sequence() >= sequence)
                        .isPresent());
    }

    /** Whether the mirrors here have been compared since the run started. */
    boolean isChecked() {
        return partners.stream().allMatch(partner -> partner.ours().isPresent());
    }

    /** The same, with what was found since the run before: a partner may keep its changes for a night of its own. */
    boolean isCheckedLately() {
        return partners.stream().allMatch(partner -> partner.known().isPresent());
    }

    /** Whether no repair is at work; one that has brought nothing since then is not going to. */
    boolean isRepaired(Instant since) {
        return !proving && partners.stream().allMatch(partner -> partner.isSettled(since));
    }
}

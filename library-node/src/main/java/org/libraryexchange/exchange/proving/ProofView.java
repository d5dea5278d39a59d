package org.libraryexchange.exchange.proving;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.Receipt.Outcome;

/**
 * A proof of one city's catalogue, or of its letters to another, as operators see it.
 *
 * @param owner of the catalogue, or sender of the letters
 * @param to the city that the letters are for; empty if a catalogue is proved
 * @param state at the owner, the state in the table {@code own_proof}; at a mirror, {@code comparing} or {@code
 *     answered}
 * @param origin why it was asked for; only the owner knows
 * @param chain the first proof of the chain; only the owner knows
 * @param sequence of the log that is proved
 * @param items how many items the owner has there, including withdrawn and erased ones
 * @param root digest of the owner's catalogue there; only the owner knows
 * @param damaged own items whose bytes are not those that were written
 * @param begun when the proof was asked for, or when the mirror read the marker
 * @param receipts answers of the mirrors, oldest first
 */
public record ProofView(
        UUID id,
        String owner,
        Optional<String> to,
        String state,
        Optional<String> origin,
        Optional<String> requestedBy,
        Optional<UUID> chain,
        OptionalLong sequence,
        OptionalLong items,
        Optional<String> root,
        List<UUID> damaged,
        Instant begun,
        Optional<Instant> finished,
        @Nullable List<ReceiptView> receipts) {

    ProofView with(List<ReceiptView> found) {
        return new ProofView(
                id,
                owner,
                to,
                state,
                origin,
                requestedBy,
                chain,
                sequence,
                items,
                root,
                damaged,
                begun,
                finished,
                found);
    }

    /** The latest receipt. */
    public Optional<ReceiptView> answer() {
        return receipts.stream().reduce((earlier, later) -> later);
    }

    /** Whether a mirror has answered that it holds everything, and nothing is damaged at the owner. */
    public boolean whole() {
        return damaged.isEmpty() && answer().filter(ReceiptView::whole).isPresent();
    }

    /**
     * A receipt.
     *
     * @param why a term for the reason of the outcome; empty if there is none
     * @param signature result of the check: {@code valid}, {@code wrong}, {@code missing}, {@code unchecked}, {@code
     *     contradicted}
     * @param differences item by item; only if a single proof is asked for
     * @param repairs what became of each of them, in the same order; only if a single proof is asked for
     * @param document the signed bytes; only if a single proof is asked for
     * @param signatureBytes the signature itself; only if a single proof is asked for
     */
    public record ReceiptView(
            String mirror,
            long sequence,
            Outcome outcome,
            Optional<String> why,
            long items,
            long verified,
            long rejected,
            long differing,
            Instant made,
            String signature,
            Optional<List<Difference>> differences,
            Optional<List<Repair>> repairs,
            Optional<byte[]> document,
            Optional<byte[]> signatureBytes) {

        /** Whether the mirror held all items as the owner had them. */
        public boolean whole() {
            return verified == items;
        }

        /** Whether nothing was compared because the mirror applies nothing of the owner for now. */
        public boolean paused() {
            return why.filter(Receipt.PAUSED::equals).isPresent();
        }

        /** Whether single items were compared. Otherwise the numbers of a receipt mean nothing. */
        public boolean compared() {
            return outcome == Outcome.VERIFIED || outcome == Outcome.ITEMS_DIFFER;
        }
    }

    /**
     * What became of a difference.
     *
     * @param sentAgain sequence under which the owner sent the item again; only the owner knows
     * @param provedBy the first later proof that found the item identical
     * @param provedAt when the mirror answered that proof
     */
    public record Repair(UUID id, OptionalLong sentAgain, Optional<UUID> provedBy, Optional<Instant> provedAt) {}
}

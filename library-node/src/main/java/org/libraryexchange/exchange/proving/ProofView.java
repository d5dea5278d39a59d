package org.libraryexchange.exchange.proving;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.Receipt.Outcome;

/**
 * A proof of one city's catalogue, of its pictures, or of its letters to another, as operators see it.
 *
 * @param owner of the catalogue or the pictures, or sender of the letters
 * @param log what is proved: {@code items}, {@code letters} or {@code pictures}
 * @param to the city that the letters are for; else empty
 * @param state at the owner, the state in the table {@code own_proof}; at a mirror, {@code comparing} or {@code
 *     answered}
 * @param damaged own items whose bytes are not those that were written
 * @param begun when the proof was asked for, or when the mirror read the marker
 * @param receipts answers of the mirrors, oldest first
 */
public record ProofView(
        UUID id,
        String owner,
        String log,
        Optional<String> to,
        String state,
        @Nested @JsonUnwrapped Request request,
        @Nested @JsonUnwrapped Catalogue catalogue,
        List<UUID> damaged,
        Instant begun,
        Optional<Instant> finished,
        @Nullable List<ReceiptView> receipts) {

    /**
     * Why a proof was made; only the owner knows.
     *
     * @param origin why it was asked for
     * @param chain the first proof of the chain
     */
    public record Request(Optional<String> origin, Optional<String> requestedBy, Optional<UUID> chain) {}

    /**
     * The owner's catalogue that is proved.
     *
     * @param sequence of the log
     * @param items how many items the owner has there, including withdrawn and erased ones
     * @param root digest of the owner's catalogue there; only the owner knows
     */
    public record Catalogue(OptionalLong sequence, OptionalLong items, Optional<String> root) {}

    ProofView with(List<ReceiptView> found) {
        return new ProofView(id, owner, log, to, state, request, catalogue, damaged, begun, finished, found);
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
     * @param details only if a single proof is asked for
     */
    public record ReceiptView(
            String mirror,
            long sequence,
            Outcome outcome,
            Optional<String> why,
            @Nested @JsonUnwrapped Counts counts,
            Instant made,
            @ColumnName("signature_state") String signature,
            @Nullable @JsonUnwrapped Details details) {

        ReceiptView with(Details found) {
            return new ReceiptView(mirror, sequence, outcome, why, counts, made, signature, found);
        }

        /** Whether the mirror held all items as the owner had them. */
        public boolean whole() {
            return counts.verified() == counts.items();
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

    /** Numbers of items, as receipts have them. */
    public record Counts(long items, long verified, long rejected, long differing) {}

    /**
     * The whole of a receipt.
     *
     * @param differences item by item
     * @param repairs what became of each of them, in the same order
     * @param document the signed bytes
     * @param signatureBytes the signature itself
     */
    public record Details(
            Optional<List<Difference>> differences,
            Optional<List<Repair>> repairs,
            Optional<byte[]> document,
            Optional<byte[]> signatureBytes) {

        static final Details NONE = new Details(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
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

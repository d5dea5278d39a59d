package org.libraryexchange.proving;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proof.Receipt.Outcome;

/**
 * A proof of one city's catalogue as ops people see it.
 *
 * @param owner whose catalogue it is
 * @param state where it stands: at the owner as the table {@code own_proof} has it, at a mirror {@code comparing} or
 *     {@code answered}
 * @param origin what it was asked for; only the owner knows
 * @param chain the first proof of those that repairs led to; only the owner knows
 * @param sequence place of the log that is proved
 * @param items how many the owner has there, withdrawn and erased ones included
 * @param root digest of the owner's catalogue there; only the owner tells it
 * @param damaged own items whose bytes are not those that were written
 * @param begun when it was asked for, or when the mirror met the marker
 * @param receipts what mirrors answered, oldest first
 */
public record ProofView(
        UUID id,
        String owner,
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
        List<ReceiptView> receipts) {

    /**
     * A receipt.
     *
     * @param signature what is known of it: {@code valid}, {@code wrong}, {@code missing},
     *     {@code unchecked}, {@code contradicted}
     * @param differences item by item; only where one proof is asked for
     * @param document the signed bytes; only where one proof is asked for
     * @param signatureBytes the signature itself; only where one proof is asked for
     */
    public record ReceiptView(
            String mirror,
            long sequence,
            Outcome outcome,
            long items,
            long verified,
            long rejected,
            long differing,
            Instant made,
            String signature,
            Optional<List<Difference>> differences,
            Optional<byte[]> document,
            Optional<byte[]> signatureBytes) {}
}

package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.libraryexchange.proof.Receipt;

/** Tells how far mirrors are proved. */
@ApplicationScoped
public class LastProofs {

    private final LatestReceipts receipts;

    LastProofs(LatestReceipts receipts) {
        this.receipts = receipts;
    }

    /** What a mirror was last proved to hold of an owner's catalogue. */
    public Optional<LastProof> of(String owner, String mirror) {
        return receipts.of(owner, mirror).map(LastProofs::proof);
    }

    private static LastProof proof(Receipt receipt) {
        return new LastProof(
                receipt.sequence(),
                receipt.outcome().term(),
                receipt.items(),
                receipt.verified(),
                receipt.rejected(),
                receipt.differing(),
                receipt.made());
    }
}

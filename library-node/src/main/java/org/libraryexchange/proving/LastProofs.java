package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.libraryexchange.proof.Receipt;

/** Finds what mirrors were last proved to hold. */
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

    /**
     * The same, but only by a proof that began after a moment.
     *
     * @param since by this city's clock: when the owner's marker was sent, or when it was read here
     */
    public Optional<LastProof> since(String owner, String mirror, Instant since) {
        return receipts.since(owner, mirror, since).map(LastProofs::proof);
    }

    /**
     * Whether a mirror has compared nothing in the latest proof that it answered, because it is paused.
     *
     * @param since by this city's clock: earlier answers do not count
     */
    public boolean isPaused(String owner, String mirror, Instant since) {
        return receipts.isPaused(owner, mirror, since);
    }

    private static LastProof proof(Receipt receipt) {
        return new LastProof(
                receipt.proof(),
                receipt.sequence(),
                receipt.outcome().term(),
                receipt.items(),
                receipt.verified(),
                receipt.rejected(),
                receipt.differing(),
                receipt.made(),
                OptionalLong.empty());
    }
}

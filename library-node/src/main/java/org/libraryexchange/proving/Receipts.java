package org.libraryexchange.proving;

import java.util.BitSet;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.ReissueRequest.Wanted;

/** The owner's side of what mirrors answer; all calls for one message are one transaction. */
interface Receipts {

    /**
     * Keeps a receipt.
     *
     * @return whether it is news of a proof that is at work at that place; otherwise nothing is to be done for it
     */
    boolean keep(Receipt receipt, Signed signed);

    /** The very bytes that came, and what is known of their signature. */
    record Signed(byte[] document, byte[] signature, SignatureState state) {}

    /**
     * What the own catalogue was at the place that a receipt speaks of.
     *
     * @param sequence of the marker
     * @param root of the digest of all items at the digest's marker
     */
    record Proved(long sequence, long items, String root) {}

    /** What was proved to the mirrors at a marker; empty where it is not the latest of such a proof. */
    Optional<Proved> proved(UUID proof, int step);

    /** The last place of the own log. */
    long lastPlace();

    /** A mirror has confirmed a place that was never given: nothing is published until somebody has looked. */
    void stopPublishing(long confirmed);

    /** The items of these buckets are to be listed. */
    void list(UUID proof, BitSet buckets);

    /**
     * Gives items a new place in the log, so that they travel again: those that have not changed since, and whose
     * bytes have not been sent again for the same chain of proofs.
     *
     * @return how many there were
     */
    int reissue(UUID chain, Collection<Wanted> wanted);

    /** A mirror has given its last answer to a proof. */
    void finish(UUID proof);

    /** Asks for a proof, unless one waits already. */
    void request(Origin origin, String who);

    /** Asks for a further proof in a chain, unless the chain has become too long. */
    void requestAgain(UUID proof, Origin origin);

    /** The first proof of a chain. */
    UUID chain(UUID proof);
}

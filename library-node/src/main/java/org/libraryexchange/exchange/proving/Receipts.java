package org.libraryexchange.exchange.proving;

import java.util.BitSet;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.exchange.proving.ProofRequests.Origin;
import org.libraryexchange.exchange.proving.Signatures.SignedBytes;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.ReissueRequest.WantedItem;

/** The owner's records of its mirrors' answers. All calls for one message are one transaction. */
interface Receipts {

    /**
     * Stores a receipt.
     *
     * @return whether it is new and answers the current step of a proof; otherwise nothing is to be done
     */
    boolean keep(Receipt receipt, SignedBytes signed);

    /**
     * The own catalogue at the place that a receipt is about.
     *
     * @param sequence of the marker
     * @param root of the digest of all items, at the marker of the digest
     */
    record Catalogue(long sequence, long items, String root) {}

    /** What was proved to the mirrors at a marker; empty if it is not the latest marker of such a proof. */
    Optional<Catalogue> proved(UUID proof, int step);

    /** The last sequence of the own log. */
    long lastPlace();

    /**
     * Stops publishing until an operator has decided, because a mirror has confirmed a sequence that this database
     * never gave.
     */
    void stopPublishing(long confirmed);

    /** Notes that the items of these buckets are to be listed. */
    void list(UUID proof, BitSet buckets);

    /**
     * Sends items again under new sequences: those that have not changed since, and whose bytes were not sent again for
     * the same chain of proofs already.
     *
     * @return how many there were
     */
    int reissue(UUID chain, Collection<WantedItem> wanted);

    /** Notes that a mirror has given its last answer to a proof. */
    void finish(UUID proof);

    /** Asks for a proof, unless one waits already. */
    void request(Origin origin, String who);

    /** Asks for a further proof in a chain, unless the chain has become too long. */
    void requestAgain(UUID proof, Origin origin);

    /** The first proof of a chain. */
    UUID chain(UUID proof);
}

package org.libraryexchange.exchange.proving;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.ListedItem;
import org.libraryexchange.proof.Listing;
import org.libraryexchange.proof.Manifest;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.proof.Receipt;

/** The state of the mirrors' comparisons. Every change is durable, and all or nothing. */
interface MirrorProofs {

    /** The digests of both sides of a comparison. */
    record Sides(CatalogueDigest owner, CatalogueDigest mirror) {}

    /**
     * The owner's catalogue with which a mirror compares itself.
     *
     * @param root of its digest; null if there is no comparison
     */
    record Catalogue(long items, String root) {
        static final Catalogue NOTHING = new Catalogue(0, null);
    }

    /**
     * Why a record of an item was kept aside.
     *
     * @param sequence that the record named
     * @param sha256 of the bytes that it held; null if it held none
     */
    record Rejection(long sequence, byte[] sha256, String reason) {

        /** Whether the record held exactly the owner's state, so that it would be rejected again. */
        boolean isOf(ListedItem item) {
            return sequence == item.leaf().sequence() && Arrays.equals(sha256, item.writtenSha256());
        }
    }

    /**
     * Notes that the mirror has read a marker.
     *
     * @return false if it was answered already, or read at an earlier place of the log
     */
    boolean meet(ProofStep place, Marker marker, Position at);

    /** How many parts of a listing have arrived, up to the one with this number. */
    int parts(ProofStep place, int last);

    /** Notes that a marker will not be answered, because a newer one replaces it. */
    void forget(ProofStep place);

    /** The mirror's sequence when it read the previous marker of the same proof. */
    OptionalLong stoodAt(ProofStep place);

    /** Stores the mirror's own digest. */
    void hashed(ProofStep place, CatalogueDigest digest);

    /** Stores the owner's manifest. Does nothing if its marker was never read or is answered. */
    void keep(ProofStep place, Manifest manifest);

    /** Both digests; empty until both are there, and after the answer. */
    Optional<Sides> sides(ProofStep place);

    /** Stores a part of the owner's listing. Does nothing if its marker was never read or is answered. */
    void keep(ProofStep place, Listing listing);

    /** A part of a listing; empty if there is none with this number. */
    Optional<Listing> part(ProofStep place, int number);

    /** What the owner's manifest in this proof says about its catalogue. */
    Catalogue compared(ProofStep place);

    /** Records of these items that were kept aside and are not settled. */
    Map<UUID, Rejection> rejections(String owner, Set<UUID> items);

    /** Stores a receipt and sends it to the owner. Only the first receipt for a marker counts. */
    void answer(Receipt receipt);

    /**
     * Markers that no running comparison will answer: read before the given position, not answered, and either their
     * view of the mirror is gone or both digests are there.
     *
     * @param reading where reading of the log continues
     */
    Set<ProofStep> lost(String owner, Position reading);

    /** Asks the owner for a proof, because the mirror has caught up. */
    void caughtUp(String owner);
}

package org.libraryexchange.proving;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.log.Position;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.ListedItem;
import org.libraryexchange.proof.Listing;
import org.libraryexchange.proof.Manifest;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.proof.Receipt;

/** Where the comparisons of mirrors stand; every change is durable and all or nothing. */
interface MirrorProofs {

    /** The two sides of a comparison. */
    record Sides(CatalogueDigest owner, CatalogueDigest mirror) {}

    /**
     * What of the owner's catalogue a mirror compares itself with.
     *
     * @param root of its digest; null where it compares itself with nothing
     */
    record Compared(long items, String root) {
        static final Compared NOTHING = new Compared(0, null);
    }

    /**
     * Why a record of an item was kept aside.
     *
     * @param sequence that the record named
     * @param sha256 of the bytes that it held; null where it held none
     */
    record Rejection(long sequence, byte[] sha256, String reason) {

        /** Whether the record held what the owner has written: then it would be rejected again. */
        boolean isOf(ListedItem item) {
            return sequence == item.leaf().sequence() && Arrays.equals(sha256, item.writtenSha256());
        }
    }

    /**
     * A marker is met.
     *
     * @return false if it was answered already, or met at an earlier place of the log
     */
    boolean meet(ProofStep place, Marker marker, Position at);

    /** How many parts of a listing are there, up to the one with this number. */
    int parts(ProofStep place, int last);

    /** A marker that was met is not going to be answered: a newer one takes its place. */
    void forget(ProofStep place);

    /** By which sequence the mirror stood when it met the latest marker of the same proof before this one. */
    OptionalLong stoodAt(ProofStep place);

    /** The mirror's own digest is there. */
    void hashed(ProofStep place, CatalogueDigest digest);

    /** The owner's manifest is there; nothing where its marker was never met or is answered. */
    void keep(ProofStep place, Manifest manifest);

    /** Both sides, where both are there and not answered. */
    Optional<Sides> sides(ProofStep place);

    /** A part of the owner's listing is there; nothing where its marker was never met or is answered. */
    void keep(ProofStep place, Listing listing);

    /** A part of a listing; empty where there is none with this number. */
    Optional<Listing> part(ProofStep place, int number);

    /** What the owner has according to the manifest of the proof that a place belongs to. */
    Compared compared(ProofStep place);

    /** Records kept aside of these items, not settled. */
    Map<UUID, Rejection> rejections(String owner, Set<UUID> items);

    /** Keeps a receipt and sees to it that the owner gets it; only the first for a place counts. */
    void answer(Receipt receipt);

    /**
     * Places that nobody is going to answer: met before the log is read on, not answered, and either their view of the
     * mirror is gone or both sides are there.
     *
     * @param reading where the log is read on
     */
    Set<ProofStep> lost(String owner, Position reading);

    /** The mirror has caught up; the owner is asked for a proof. */
    void caughtUp(String owner);
}

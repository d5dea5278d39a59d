package org.libraryexchange.simulation;

import java.util.Map;
import java.util.TreeMap;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.Listing;

/** A marker of the partner that was met, as the tables {@code mirror_proof} and {@code listing_part} hold it. */
public final class MirrorProof {

    public final long sequence;
    public final Position at;
    public final Map<Integer, Listing> parts = new TreeMap<>();
    public CatalogueDigest digest;
    public CatalogueDigest manifest;
    public long ownerItems = -1;
    public String ownerRoot;
    public boolean answered;

    /**
     * @param at where the mirror stood
     */
    public MirrorProof(long sequence, Position at) {
        this.sequence = sequence;
        this.at = at;
    }

    MirrorProof copy() {
        MirrorProof copy = new MirrorProof(sequence, at);
        copy.parts.putAll(parts);
        copy.digest = digest;
        copy.manifest = manifest;
        copy.ownerItems = ownerItems;
        copy.ownerRoot = ownerRoot;
        copy.answered = answered;
        return copy;
    }
}

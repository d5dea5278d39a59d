package org.libraryexchange.simulation;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import org.libraryexchange.proof.CatalogueDigest;

/** A proof of the own catalogue, as the table {@code own_proof} holds it. */
public final class OwnProof {

    /** Where it stands. */
    public enum State {
        REQUESTED,
        MARKED,
        HASHED,
        SENT,
        LISTING_REQUESTED,
        LISTING,
        LISTED,
        FINISHED
    }

    public final UUID id;
    public final Instant requested;
    public final UUID chain;
    public final int round;
    public State state = State.REQUESTED;
    public int step;
    public int digestStep;
    public int listingStep;
    public long sequence;
    public long listingSequence;
    public CatalogueDigest digest;
    public List<UUID> damaged = List.of();
    public BitSet listed;

    /** The first of a chain where that is null. */
    public OwnProof(UUID id, Instant requested, UUID chain, int round) {
        this.id = id;
        this.requested = requested;
        this.chain = chain == null ? id : chain;
        this.round = round;
    }

    OwnProof copy() {
        OwnProof copy = new OwnProof(id, requested, chain, round);
        copy.state = state;
        copy.step = step;
        copy.digestStep = digestStep;
        copy.listingStep = listingStep;
        copy.sequence = sequence;
        copy.listingSequence = listingSequence;
        copy.digest = digest;
        copy.damaged = damaged;
        copy.listed = listed;
        return copy;
    }
}

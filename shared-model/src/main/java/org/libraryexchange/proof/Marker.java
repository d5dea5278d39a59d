package org.libraryexchange.proof;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.BitSet;
import java.util.UUID;

/**
 * Says that everything up to a sequence is before this place in the log, and that nothing after the place is there for
 * the first time. Owner and mirror compare their catalogues as they are here.
 *
 * @param proof to which the marker belongs
 * @param step counts the markers of the proof
 * @param sequence of the owner's latest change here
 * @param listed the buckets whose items the owner is going to list, see {@link Buckets}; null if both sides take a
 *     digest of the whole catalogue
 */
public record Marker(UUID proof, int step, long sequence, String listed) implements Message {

    public Marker {
        Checks.place(proof, step, sequence);
        if (listed != null) {
            Buckets.read(listed);
        }
    }

    public static Marker ofDigest(UUID proof, int step, long sequence) {
        return new Marker(proof, step, sequence, null);
    }

    public static Marker ofListing(UUID proof, int step, long sequence, BitSet buckets) {
        return new Marker(proof, step, sequence, Buckets.write(buckets));
    }

    /** Whether the owner is going to list the items of single buckets. */
    @JsonIgnore
    public boolean isOfListing() {
        return listed != null;
    }

    /** The buckets to be listed. */
    public BitSet listedBuckets() {
        return Buckets.read(listed);
    }

    @Override
    public String key() {
        return type().term();
    }

    @Override
    public String name() {
        return type().term() + "/" + proof + "/" + step;
    }
}

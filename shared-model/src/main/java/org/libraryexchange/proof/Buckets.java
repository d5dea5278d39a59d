package org.libraryexchange.proof;

import java.util.Base64;
import java.util.BitSet;

/** A set of buckets as messages write it: Base64 of a bit for each, the first bucket lowest in the first byte. */
public final class Buckets {

    private Buckets() {}

    public static String write(BitSet buckets) {
        return Base64.getEncoder().encodeToString(buckets.toByteArray());
    }

    /**
     * Reads a set.
     *
     * @throws IllegalArgumentException if the text is not Base64
     */
    public static BitSet read(String text) {
        return BitSet.valueOf(Base64.getDecoder().decode(text));
    }
}

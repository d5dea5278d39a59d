package org.libraryexchange.proof;

import java.util.Base64;
import java.util.BitSet;

/**
 * A set of buckets as messages write it: one bit for each bucket, in Base64. The first bucket is the lowest bit of the
 * first byte.
 */
public final class Buckets {

    private static final int MOST_BYTES = CatalogueDigest.MOST_BUCKETS / Byte.SIZE;

    private Buckets() {}

    public static String write(BitSet buckets) {
        return Base64.getEncoder().encodeToString(buckets.toByteArray());
    }

    /**
     * Reads a set.
     *
     * @throws IllegalArgumentException if the text is not Base64, or names more buckets than there can be
     */
    public static BitSet read(String text) {
        byte[] bits = Base64.getDecoder().decode(text);
        if (bits.length > MOST_BYTES) {
            throw new IllegalArgumentException("buckets: are at most " + Byte.SIZE * MOST_BYTES);
        }
        return BitSet.valueOf(bits);
    }
}

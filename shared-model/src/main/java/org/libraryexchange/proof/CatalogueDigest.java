package org.libraryexchange.proof;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.libraryexchange.json.Sha256;

/**
 * Digest of a catalogue at one place of its log, for two cities to compare. Items are divided into buckets by their
 * ids. If two catalogues differ, the cities only look at the buckets that differ.
 *
 * @param items number of items, including withdrawn and erased ones
 * @param buckets the SHA-256 of each bucket, one after another, over the bytes of its leaves in the order of their ids
 */
public record CatalogueDigest(long items, byte[] buckets) {

    /** Number of buckets of a catalogue. The first 12 bits of a digest give the bucket. */
    public static final int BUCKETS = 4_096;

    private static final int DIGEST_BYTES = 32;
    static final int MOST_BUCKETS = 1 << 16;

    public CatalogueDigest {
        int count = buckets.length / DIGEST_BYTES;
        if (buckets.length % DIGEST_BYTES != 0 || Integer.bitCount(count) != 1 || count > MOST_BUCKETS) {
            throw new IllegalArgumentException(
                    "buckets: must be a power of two of 32-byte digests, not " + buckets.length + " bytes");
        }
        if (items < 0) {
            throw new IllegalArgumentException("items: must be 0 or more, not " + items);
        }
    }

    /** Computes the digest from leaves in memory. A database computes the same by itself. */
    public static CatalogueDigest of(Collection<Leaf> leaves, int buckets) {
        List<List<Leaf>> sorted = new ArrayList<>();
        for (int i = 0; i < buckets; i++) {
            sorted.add(new ArrayList<>());
        }
        leaves.forEach(leaf -> sorted.get(Leaf.bucket(leaf.id(), buckets)).add(leaf));
        Assembly assembly = new Assembly(buckets);
        for (int i = 0; i < buckets; i++) {
            List<Leaf> bucket = sorted.get(i);
            bucket.sort(Comparator.comparing(Leaf::id, Leaf.ORDER));
            assembly.put(i, bucket.size(), digest(bucket));
        }
        return assembly.digest();
    }

    private static byte[] digest(List<Leaf> bucket) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bucket.forEach(leaf -> bytes.writeBytes(leaf.bytes()));
        return Sha256.of(bytes.toByteArray());
    }

    public int bucketCount() {
        return buckets.length / DIGEST_BYTES;
    }

    /** One digest for all: the SHA-256 of the buckets' digests, in hexadecimal. */
    public String root() {
        return HexFormat.of().formatHex(Sha256.of(buckets));
    }

    /**
     * The buckets in which two catalogues differ.
     *
     * @throws IllegalArgumentException if they have different numbers of buckets
     */
    public BitSet differing(CatalogueDigest other) {
        if (other.buckets.length != buckets.length) {
            throw new IllegalArgumentException(
                    "buckets: " + bucketCount() + " cannot be compared with " + other.bucketCount());
        }
        BitSet differing = new BitSet(bucketCount());
        for (int i = 0; i < bucketCount(); i++) {
            int from = i * DIGEST_BYTES;
            differing.set(
                    i, !Arrays.equals(buckets, from, from + DIGEST_BYTES, other.buckets, from, from + DIGEST_BYTES));
        }
        return differing;
    }

    /** Builds a digest from buckets that come in any order. Buckets that do not come are empty. */
    public static final class Assembly {

        private static final byte[] OF_NOTHING = Sha256.of(new byte[0]);

        private final byte[] digests;
        private long items;

        public Assembly(int buckets) {
            digests = new byte[buckets * DIGEST_BYTES];
            for (int i = 0; i < buckets; i++) {
                System.arraycopy(OF_NOTHING, 0, digests, i * DIGEST_BYTES, DIGEST_BYTES);
            }
        }

        public void put(int bucket, long itemsInIt, byte[] digest) {
            System.arraycopy(digest, 0, digests, bucket * DIGEST_BYTES, DIGEST_BYTES);
            items += itemsInIt;
        }

        public CatalogueDigest digest() {
            return new CatalogueDigest(items, digests.clone());
        }
    }
}

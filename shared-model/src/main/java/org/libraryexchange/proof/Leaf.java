package org.libraryexchange.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.UUID;
import org.libraryexchange.json.Sha256;

/**
 * What a proof compares for one item: its place, the columns that queries use, and its bytes.
 *
 * @param sequence place in the owner's log
 * @param version, kind, status as the columns beside the document say
 * @param sha256 of the document as it is stored now, 32 bytes; not the digest from when it was written
 */
public record Leaf(UUID id, long sequence, long version, String kind, String status, byte[] sha256) {

    /** The order of leaves: by the bytes of their ids, which is how PostgreSQL sorts a uuid. */
    static final Comparator<UUID> ORDER = (one, other) -> {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    /**
     * The bytes of the leaf that are hashed: id (16 bytes), sequence and version (8 bytes each, big-endian), SHA-256
     * (32 bytes), then kind, a slash, status and a line feed in UTF-8.
     */
    public byte[] bytes() {
        byte[] words = (kind + "/" + status + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(32 + sha256.length + words.length)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(sequence)
                .putLong(version)
                .put(sha256)
                .put(words)
                .array();
    }

    /** The order of listings: by bucket, then by id. */
    public static Comparator<Leaf> listingOrder(int buckets) {
        return Comparator.<Leaf>comparingInt(leaf -> bucket(leaf.id(), buckets)).thenComparing(Leaf::id, ORDER);
    }

    /** The bucket of an item: the first bits of the SHA-256 of its id's 16 bytes. */
    public static int bucket(UUID id, int buckets) {
        byte[] digest = Sha256.of(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
        int bits = Integer.numberOfTrailingZeros(buckets);
        return (ByteBuffer.wrap(digest).getShort() & 0xffff) >>> (Short.SIZE - bits);
    }
}

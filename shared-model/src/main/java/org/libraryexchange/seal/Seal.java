package org.libraryexchange.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows that a city wrote a record: the record's place in a tree of records that were sent together, and the city's
 * signature of the tree's root. Each record carries its own seal, so neither compaction nor a crash can take part of it
 * away.
 *
 * @param key that made the signature
 * @param salt 16 random bytes of this record
 * @param index of the record in the tree, from 0
 * @param count of records in the tree
 * @param signature of {@link #signedText}
 * @param path the tree nodes from the record up to the root
 */
public record Seal(KeyId key, byte[] salt, int index, int count, byte[] signature, List<byte[]> path) {

    /** Most records under one signature. */
    public static final int MOST_RECORDS = 64;

    /** Bytes of a salt. */
    public static final int SALT_BYTES = 16;

    private static final byte FORM = 1;
    private static final int SIGNATURE_BYTES = 64;
    private static final int NODE_BYTES = 32;
    private static final int LONGEST_PATH = 6;
    private static final int HEAD_BYTES = 1 + KeyId.BYTES + SALT_BYTES + 2 * Short.BYTES + SIGNATURE_BYTES;
    private static final byte[] PURPOSE = "library-exchange seal 1".getBytes(StandardCharsets.US_ASCII);

    public Seal {
        if (count < 1 || count > MOST_RECORDS || index < 0 || index >= count) {
            throw new IllegalArgumentException("a seal is of one of 1 to 64 records, not " + index + " of " + count);
        }
        path = List.copyOf(path);
    }

    /** The text that the city signs for a tree. */
    static byte[] signedText(int count, byte[] root) {
        return ByteBuffer.allocate(PURPOSE.length + Short.BYTES + root.length)
                .put(PURPOSE)
                .putShort((short) count)
                .put(root)
                .array();
    }

    /**
     * The way from the record to its root; empty if the path cannot belong to such a tree.
     *
     * @param known the way of a neighbour, most of which is the same
     */
    Optional<SealTree.Way> way(SealedContent content, Optional<SealTree.Way> known) {
        return SealTree.way(content.leaf(salt), index, count, path, known);
    }

    /**
     * The bytes of the header: form 1, key id, salt, index, count, signature, path. Numbers have the highest byte
     * first.
     */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD_BYTES + path.size() * NODE_BYTES)
                .put(FORM)
                .putLong(key.bits())
                .put(salt)
                .putShort((short) index)
                .putShort((short) count)
                .put(signature);
        path.forEach(bytes::put);
        return bytes.array();
    }

    /**
     * Reads the header.
     *
     * @return empty if it is not a seal of a known form
     */
    static Optional<Seal> read(byte[] header) {
        int nodes = (header.length - HEAD_BYTES) / NODE_BYTES;
        if (header.length < HEAD_BYTES || header.length != HEAD_BYTES + nodes * NODE_BYTES || nodes > LONGEST_PATH) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(header);
        if (bytes.get() != FORM) {
            return Optional.empty();
        }
        KeyId key = new KeyId(bytes.getLong());
        byte[] salt = next(bytes, SALT_BYTES);
        int index = Short.toUnsignedInt(bytes.getShort());
        int count = Short.toUnsignedInt(bytes.getShort());
        byte[] signature = next(bytes, SIGNATURE_BYTES);
        List<byte[]> path = new ArrayList<>(nodes);
        while (bytes.hasRemaining()) {
            path.add(next(bytes, NODE_BYTES));
        }
        return count < 1 || count > MOST_RECORDS || index >= count
                ? Optional.empty()
                : Optional.of(new Seal(key, salt, index, count, signature, path));
    }

    private static byte[] next(ByteBuffer bytes, int count) {
        byte[] part = new byte[count];
        bytes.get(part);
        return part;
    }
}

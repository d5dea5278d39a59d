package org.libraryexchange.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.libraryexchange.json.Sha256;

/**
 * What a seal covers: a record, and the one log that it is in.
 *
 * @param type the header {@code ce_type}
 * @param sequence 0 for messages, as is {@code follows}
 * @param sha256 of the value
 */
public record SealedContent(String topic, String type, byte[] key, long sequence, long follows, byte[] sha256) {

    private static final byte LEAF = 0;

    /**
     * The leaf of a tree (RFC 9162, section 2.1.1).
     *
     * @param salt prevents a person who knows a neighbour's path from guessing an erased text
     */
    byte[] leaf(byte[] salt) {
        byte[] topicBytes = topic.getBytes(StandardCharsets.UTF_8);
        byte[] typeBytes = type.getBytes(StandardCharsets.UTF_8);
        ByteBuffer leaf = ByteBuffer.allocate(1
                + salt.length
                + 3 * Integer.BYTES
                + topicBytes.length
                + typeBytes.length
                + key.length
                + 2 * Long.BYTES
                + sha256.length);
        leaf.put(LEAF).put(salt);
        for (byte[] text : new byte[][] {topicBytes, typeBytes, key}) {
            leaf.putInt(text.length).put(text);
        }
        leaf.putLong(sequence).putLong(follows).put(sha256);
        return Sha256.of(leaf.array());
    }
}

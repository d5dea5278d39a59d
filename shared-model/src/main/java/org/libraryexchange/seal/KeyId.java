package org.libraryexchange.seal;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.libraryexchange.json.Sha256;

/**
 * Identifies a key: the first eight bytes of the SHA-256 of a public key in its usual form (SubjectPublicKeyInfo, DER).
 */
public record KeyId(long bits) {

    /** Number of bytes of an id in a seal. */
    static final int BYTES = Long.BYTES;

    public static KeyId of(byte[] publicKey) {
        return new KeyId(ByteBuffer.wrap(Sha256.of(publicKey)).getLong());
    }

    /** In hexadecimal, as people compare it. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(bits);
    }
}

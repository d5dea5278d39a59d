package org.libraryexchange.exchange.keys;

import java.io.IOException;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.rfc8032.Ed25519.Algorithm;
import org.libraryexchange.seal.KeyId;
import org.libraryexchange.seal.SigningKey;
import org.libraryexchange.seal.VerifyingKey;

/**
 * Ed25519 keys (RFC 8032), with Bouncy Castle. The JDK takes many times as long for a signature, and every single
 * change would have to wait for it.
 */
final class Ed25519 {

    private Ed25519() {}

    /**
     * Reads a private key.
     *
     * @param der PKCS #8
     * @throws IOException if it is not such a key
     */
    static SigningKey signing(byte[] der) throws IOException {
        Ed25519PrivateKeyParameters key =
                parameters(Ed25519PrivateKeyParameters.class, PrivateKeyFactory.createKey(der));
        return new Signing(key, id(key.generatePublicKey()));
    }

    /** The public key that belongs to a private key. */
    static VerifyingKey verifying(SigningKey key) {
        Ed25519PublicKeyParameters publicKey = ((Signing) key).parameters().generatePublicKey();
        return new Verifying(publicKey, key.id());
    }

    /**
     * Reads a public key.
     *
     * @param der SubjectPublicKeyInfo
     * @throws IOException if it is not such a key
     */
    static VerifyingKey verifying(byte[] der) throws IOException {
        Ed25519PublicKeyParameters key = parameters(Ed25519PublicKeyParameters.class, PublicKeyFactory.createKey(der));
        return new Verifying(key, id(key));
    }

    private static KeyId id(Ed25519PublicKeyParameters key) throws IOException {
        return KeyId.of(
                SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded());
    }

    private static <K> K parameters(Class<K> type, AsymmetricKeyParameter key) throws IOException {
        if (!type.isInstance(key)) {
            throw new IOException("the key is of another algorithm than Ed25519");
        }
        return type.cast(key);
    }

    private record Signing(Ed25519PrivateKeyParameters parameters, KeyId id) implements SigningKey {

        @Override
        public byte[] sign(byte[] text) {
            byte[] signature = new byte[Ed25519PrivateKeyParameters.SIGNATURE_SIZE];
            parameters.sign(Algorithm.Ed25519, null, text, 0, text.length, signature, 0);
            return signature;
        }
    }

    private record Verifying(Ed25519PublicKeyParameters parameters, KeyId id) implements VerifyingKey {

        @Override
        public boolean verifies(byte[] text, byte[] signature) {
            return signature.length == Ed25519PrivateKeyParameters.SIGNATURE_SIZE
                    && parameters.verify(Algorithm.Ed25519, null, text, 0, text.length, signature, 0);
        }
    }
}

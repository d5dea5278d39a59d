package org.libraryexchange.seal;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;

/** Keys of a city, made for a test. */
public record Keys(KeyPair pair) implements SigningKey, VerifyingKey {

    private static final String ALGORITHM = "Ed25519";

    /** New ones. */
    public static Keys made() {
        try {
            return new Keys(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public KeyId id() {
        return KeyId.of(pair.getPublic().getEncoded());
    }

    @Override
    public byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean verifies(byte[] text, byte[] given) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(pair.getPublic());
            signature.update(text);
            return signature.verify(given);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}

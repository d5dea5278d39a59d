package org.libraryexchange.proving;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.node.NodeConfig;

/** Signs what the city says in its control log and checks what its partners say (Ed25519, RFC 8032). */
@ApplicationScoped
class Seal {

    private static final String ALGORITHM = "Ed25519";

    private final Optional<PrivateKey> own;
    private final Map<String, PublicKey> partners = new HashMap<>();

    Seal(NodeConfig node) {
        own = node.signingKeyFile().map(file -> read(file, Seal::privateKey));
        node.partners()
                .forEach((name, partner) ->
                        partner.publicKeyFile().ifPresent(file -> partners.put(name, read(file, Seal::publicKey))));
    }

    /** The signature of these bytes; empty where the city has no key. */
    Optional<byte[]> sign(byte[] bytes) {
        return own.map(key -> sign(key, bytes));
    }

    /** What is known of a partner's signature of these bytes. */
    SignatureState check(String partner, byte[] bytes, Optional<byte[]> signature) {
        PublicKey key = partners.get(partner);
        if (key == null) {
            return SignatureState.UNCHECKED;
        }
        return signature
                .map(given -> isBy(key, bytes, given) ? SignatureState.VALID : SignatureState.WRONG)
                .orElse(SignatureState.MISSING);
    }

    private static byte[] sign(PrivateKey key, byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 15 signs with Ed25519", e);
        }
    }

    private static boolean isBy(PublicKey key, byte[] bytes, byte[] given) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(bytes);
            return signature.verify(given);
        } catch (GeneralSecurityException e) {
            // Bytes that are no signature at all.
            return false;
        }
    }

    @FunctionalInterface
    private interface Decoding<K> {
        K decode(byte[] der) throws GeneralSecurityException;
    }

    private static PrivateKey privateKey(byte[] der) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private static PublicKey publicKey(byte[] der) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der));
    }

    private static <K> K read(Path file, Decoding<K> decoding) {
        try {
            String lines = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
            return decoding.decode(Base64.getMimeDecoder().decode(lines));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new ConfigurationException(file + " holds no Ed25519 key in PEM: " + e.getMessage(), e);
        }
    }
}

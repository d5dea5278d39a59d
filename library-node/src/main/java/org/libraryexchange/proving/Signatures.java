package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.keys.CityKeys;
import org.libraryexchange.seal.VerifyingKey;

/**
 * Signs what the city says in its control log, and checks what its partners say there (Ed25519, RFC 8032). Beside the seal of
 * the record that brings it, so that a receipt can be shown to others, without the log that it stood in.
 */
@ApplicationScoped
class Signatures {

    private final CityKeys keys;

    Signatures(CityKeys keys) {
        this.keys = keys;
    }

    /** The signature of these bytes; empty where the city has no key. */
    Optional<byte[]> sign(byte[] bytes) {
        return keys.own().map(key -> key.sign(bytes));
    }

    /** What is known of a partner's signature of these bytes. */
    SignatureState check(String partner, byte[] bytes, Optional<byte[]> signature) {
        List<VerifyingKey> known = keys.of(partner);
        if (known.isEmpty()) {
            return SignatureState.UNCHECKED;
        }
        return signature
                .map(given -> known.stream().anyMatch(key -> key.verifies(bytes, given))
                        ? SignatureState.VALID
                        : SignatureState.WRONG)
                .orElse(SignatureState.MISSING);
    }
}

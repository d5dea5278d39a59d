package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.keys.CityKeys;
import org.libraryexchange.seal.VerifyingKey;

/**
 * Signs the city's messages in its control log, and checks those of its partners (Ed25519, RFC 8032). Records have a
 * seal as well; with the signature, a receipt can be shown to others without the log that it came from.
 */
@ApplicationScoped
class Signatures implements SignatureCheck {

    private final CityKeys keys;

    Signatures(CityKeys keys) {
        this.keys = keys;
    }

    /** The signature of these bytes; empty if the city has no key. */
    Optional<byte[]> sign(byte[] bytes) {
        return keys.own().map(key -> key.sign(bytes));
    }

    @Override
    public SignatureState check(String partner, byte[] bytes, Optional<byte[]> signature) {
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

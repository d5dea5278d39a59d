package org.libraryexchange.exchange.proving;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.exchange.keys.CityKeys;
import org.libraryexchange.json.Term;
import org.libraryexchange.proof.Message;
import org.libraryexchange.record.Judgement.AcceptedMessage;
import org.libraryexchange.seal.VerifyingKey;

/**
 * Signs the city's messages in its control log, and checks those of its partners (Ed25519, RFC 8032). Records have a
 * seal as well; with the signature, a receipt can be shown to others without the log that it came from.
 */
@Singleton
record Signatures(CityKeys keys) {

    /** The bytes of a message, with their signature, or null, and the result of its check. */
    record SignedBytes(byte[] document, byte[] signature, SignatureState state) {}

    /** The signature of these bytes; empty if the city has no key. */
    Optional<byte[]> sign(byte[] bytes) {
        return keys.own().map(key -> key.sign(bytes));
    }

    /** A message of this city, signed if it has a key. */
    SignedBytes signed(Message own) {
        byte[] document = own.bytes();
        return sign(document)
                .map(signature -> new SignedBytes(document, signature, SignatureState.VALID))
                .orElse(new SignedBytes(document, null, SignatureState.MISSING));
    }

    /** A partner's message with the result of the check. */
    SignedBytes signed(String partner, AcceptedMessage noted) {
        byte[] value = noted.raw().value();
        Optional<byte[]> signature = noted.signature();
        return new SignedBytes(value, signature.orElse(null), check(partner, value, signature));
    }

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

    /** The result of checking a receipt's signature. */
    enum SignatureState implements Term {
        /** The signature is the partner's. */
        VALID,
        /** The signature is not the partner's, or not of these bytes. The receipt is kept and shown, and has no effect. */
        WRONG,
        /** There is no signature, although the partner's key is known. The receipt is kept and shown, and has no effect. */
        MISSING,
        /** The partner's key is not configured here. */
        UNCHECKED,
        /**
         * The receipt is the partner's, but confirms a catalogue other than the one that was proved, or a sequence that was
         * never given. It is kept and shown, and has no effect.
         */
        CONTRADICTED;

        /** Whether a message with this state may have effects. */
        boolean isTrusted() {
            return this == VALID || this == UNCHECKED;
        }

        /** Whether nothing shows that somebody other than the partner wrote the message. */
        boolean isOfPartner() {
            return isTrusted() || this == CONTRADICTED;
        }
    }
}

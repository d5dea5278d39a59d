package org.libraryexchange.exchange.proving;

import java.util.Locale;

/** The result of checking a receipt's signature. */
enum SignatureState {
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

    String term() {
        return name().toLowerCase(Locale.ROOT);
    }
}

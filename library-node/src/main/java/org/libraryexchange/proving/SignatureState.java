package org.libraryexchange.proving;

import java.util.Locale;

/** What is known of the signature of a receipt. */
enum SignatureState {
    /** It is the partner's. */
    VALID,
    /** It is not the partner's, or not of these bytes. The receipt is kept and shown, and nothing is done for it. */
    WRONG,
    /** There is none, although the partner's key is known. The receipt is kept and shown, and nothing is done for it. */
    MISSING,
    /** The partner's key is not configured here. */
    UNCHECKED,
    /**
     * The receipt is the partner's, and confirms another catalogue than the one that was proved to it, or a place that was
     * never given. It is kept and shown, and nothing is done for it.
     */
    CONTRADICTED;

    /** Whether something may be done for what is signed so. */
    boolean isTrusted() {
        return this == VALID || this == UNCHECKED;
    }

    /** Whether nobody else than the partner is known to have written it. */
    boolean isOfPartner() {
        return isTrusted() || this == CONTRADICTED;
    }

    String term() {
        return name().toLowerCase(Locale.ROOT);
    }
}

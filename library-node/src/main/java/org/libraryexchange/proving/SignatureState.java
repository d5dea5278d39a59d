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
    UNCHECKED;

    boolean isTrusted() {
        return this == VALID || this == UNCHECKED;
    }

    String term() {
        return name().toLowerCase(Locale.ROOT);
    }
}

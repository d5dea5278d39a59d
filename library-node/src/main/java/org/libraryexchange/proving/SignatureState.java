package org.libraryexchange.proving;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What is known of the signature of a receipt. */
enum SignatureState {
    /** It is the partner's. */
    @JsonProperty("valid")
    VALID,
    /** It is not the partner's, or not of these bytes. The receipt is kept and shown, and nothing is done for it. */
    @JsonProperty("wrong")
    WRONG,
    /** There is none, although the partner's key is known. The receipt is kept and shown, and nothing is done for it. */
    @JsonProperty("missing")
    MISSING,
    /** The partner's key is not configured here. */
    @JsonProperty("unchecked")
    UNCHECKED;

    boolean isTrusted() {
        return this == VALID || this == UNCHECKED;
    }

    String term() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.libraryexchange.letter;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a proposal is for. The list is closed for the sender and open for the addressee. */
public enum Sort {
    @JsonProperty("translation")
    TRANSLATION,
    @JsonProperty("correction")
    CORRECTION,
    /** To link an item of the sender. */
    @JsonProperty("sister")
    SISTER
}

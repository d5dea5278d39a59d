package org.libraryexchange.item;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The status of an item in its life. A draft never leaves its city. Once published, an item is published, withdrawn or
 * erased for ever.
 */
public enum Status {
    @JsonProperty("draft")
    DRAFT("draft"),
    @JsonProperty("published")
    PUBLISHED("published"),
    @JsonProperty("withdrawn")
    WITHDRAWN("withdrawn"),
    @JsonProperty("erased")
    ERASED("erased");

    private final String term;

    Status(String term) {
        this.term = term;
    }

    /** The status as the wire contract writes it. */
    public String term() {
        return term;
    }
}

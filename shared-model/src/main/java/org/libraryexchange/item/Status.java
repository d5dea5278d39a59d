package org.libraryexchange.item;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/**
 * Where an item stands in its life. A draft never leaves its city; what was published once is published, withdrawn or
 * erased for ever after.
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

    /**
     * The status that the wire contract writes so.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Status of(String term) {
        return Arrays.stream(values())
                .filter(status -> status.term.equals(term))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no status of an item: " + term));
    }

    /** The status as the wire contract writes it. */
    public String term() {
        return term;
    }
}

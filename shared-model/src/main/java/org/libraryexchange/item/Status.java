package org.libraryexchange.item;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.stream.Stream;

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

    /** The status as the wire contract writes it. */
    public String term() {
        return term;
    }

    /** The status of a term. */
    public static Status of(String term) {
        return Stream.of(values())
                .filter(each -> each.term.equals(term))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("status: there is no " + term));
    }
}

package org.libraryexchange.item;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/** The three kinds of item. Each has its own details. */
public enum Kind {
    @JsonProperty("cultural-event")
    CULTURAL_EVENT("cultural-event", "event"),
    @JsonProperty("festival")
    FESTIVAL("festival", "festival"),
    @JsonProperty("history-resource")
    HISTORY_RESOURCE("history-resource", "history");

    private final String term;
    private final String detail;

    Kind(String term, String detail) {
        this.term = term;
        this.detail = detail;
    }

    /**
     * The kind that the wire contract writes so.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Kind of(String term) {
        return Arrays.stream(values())
                .filter(kind -> kind.term.equals(term))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of item: " + term));
    }

    /** The kind as the wire contract writes it. */
    public String term() {
        return term;
    }

    /** The member of the document that holds the details of this kind. */
    public String detail() {
        return detail;
    }
}

package org.libraryexchange.nights;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.stream.Stream;

/** What started a run. */
public enum Trigger {
    /** The city's clock, while the window was open. */
    CLOCK,
    /** The city's clock, after the window had closed: the node was not there in time. */
    CATCH_UP,
    /** A person. */
    OPERATOR,
    /** Nothing did: the night went by. */
    NOBODY;

    /** As the API and the database have it. */
    @JsonValue
    public String term() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Trigger of(String term) {
        return Stream.of(values())
                .filter(each -> each.term().equals(term))
                .findFirst()
                .orElseThrow();
    }
}

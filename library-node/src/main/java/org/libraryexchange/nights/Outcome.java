package org.libraryexchange.nights;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.stream.Stream;

/** What came of a run. */
public enum Outcome {
    /** Everything was sent, and both sides are proved to be the same. */
    COMPLETE,
    /** The same, and nothing had changed on either side. */
    NOTHING_TO_EXCHANGE,
    /** The cities have exchanged what they could; something needs a person. */
    PARTIAL,
    /** The exchange did not take place. */
    FAILED,
    /** Nothing ran. */
    MISSED;

    /** As the API and the database have it. */
    @JsonValue
    public String term() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Outcome of(String term) {
        return Stream.of(values())
                .filter(each -> each.term().equals(term))
                .findFirst()
                .orElseThrow();
    }

    /** Whether what nights before it had failed to bring has come with it. */
    boolean isExchange() {
        return this == COMPLETE || this == NOTHING_TO_EXCHANGE || this == PARTIAL;
    }
}

package org.libraryexchange.nights;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run does, in this order. */
public enum Step {
    /** All that is there is sent to the city's log. */
    PUBLISH,
    /** The own catalogue is summed up, for partners to compare theirs with. */
    MANIFEST,
    /** Each partner says what it holds of it. */
    RECEIPT,
    /** The mirrors here are compared with what their owners have. */
    CHECK,
    /** What differs is sent again, until nothing does. */
    REPAIR,
    /** Counts what came of it. */
    REPORT;

    /** As the API and the database have it. */
    @JsonValue
    public String term() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Step of(String term) {
        return valueOf(term.toUpperCase(Locale.ROOT));
    }

    /** The step after this one; empty after the last. */
    Optional<Step> next() {
        return Stream.of(values()).filter(step -> step.compareTo(this) > 0).findFirst();
    }
}

package org.libraryexchange.exchange.nights;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps of a run, in this order. */
public enum Step {
    /** Sends all waiting changes to the city's log. */
    PUBLISH,
    /** Publishes a manifest of the own catalogue, with which partners compare their mirrors. */
    MANIFEST,
    /** Waits until each partner has said what it holds of the catalogue. */
    RECEIPT,
    /** Compares the mirrors here with their owners' catalogues. */
    CHECK,
    /** Sends items that differ again, until none does. */
    REPAIR,
    /** Counts the results. */
    REPORT;

    /** The term in the API and the database. */
    @JsonValue
    public String term() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The next step; empty after the last one. */
    Optional<Step> next() {
        return Stream.of(values()).filter(step -> step.compareTo(this) > 0).findFirst();
    }
}

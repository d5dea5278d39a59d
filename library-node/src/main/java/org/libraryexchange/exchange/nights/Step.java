package org.libraryexchange.exchange.nights;

import java.util.Optional;
import java.util.stream.Stream;
import org.libraryexchange.json.Term;

/** The steps of a run, in this order. */
public enum Step implements Term {
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

    /** The next step; empty after the last one. */
    Optional<Step> next() {
        return Stream.of(values()).filter(step -> step.compareTo(this) > 0).findFirst();
    }
}

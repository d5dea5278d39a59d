package org.libraryexchange.exchange.nights;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** What the ledger says about a night. */
public enum Coverage {
    /** The run began within the window, and the cities exchanged what nobody had paused. */
    COVERED,
    /** The cities exchanged, but the run began after the window had closed. */
    LATE,
    /** A run tried, but the exchange did not take place. */
    FAILED,
    /** No run took place. */
    MISSED,
    /** The run is still going. */
    RUNNING,
    /** The window has opened and no run has begun yet. */
    DUE;

    /** The term in the API. */
    @JsonValue
    public String term() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The coverage that a night's run gives. */
    static Coverage of(Optional<Outcome> outcome, Trigger cause) {
        if (outcome.isEmpty()) {
            return RUNNING;
        }
        return switch (outcome.get()) {
            case MISSED -> MISSED;
            case FAILED -> FAILED;
            case COMPLETE, NOTHING_TO_EXCHANGE, PARTIAL, PAUSED -> cause == Trigger.CATCH_UP ? LATE : COVERED;
        };
    }
}

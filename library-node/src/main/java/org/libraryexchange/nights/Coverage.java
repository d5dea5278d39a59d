package org.libraryexchange.nights;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** What the ledger says of a night. */
public enum Coverage {
    /** The cities have exchanged within the window, or began to. */
    COVERED,
    /** They have, but the run began after the window had closed. */
    LATE,
    /** A run tried, and did not come to an exchange. */
    FAILED,
    /** Nothing ran. */
    MISSED,
    /** A run is at work. */
    RUNNING,
    /** The window has opened and the run is about to begin, or cannot. */
    DUE;

    /** As the API has it. */
    @JsonValue
    public String term() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the run of a night stands for. */
    static Coverage of(Optional<Outcome> outcome, Trigger cause) {
        if (outcome.isEmpty()) {
            return RUNNING;
        }
        return switch (outcome.get()) {
            case MISSED -> MISSED;
            case FAILED -> FAILED;
            case COMPLETE, NOTHING_TO_EXCHANGE, PARTIAL -> cause == Trigger.CATCH_UP ? LATE : COVERED;
        };
    }
}

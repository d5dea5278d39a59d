package org.libraryexchange.rejected;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The outcome of a retry. */
public enum RetryOutcome {
    /** The owner is asked to send the item again. */
    REQUESTED,
    /** The record would be rejected again. */
    STILL_UNFIT,
    /** The mirror holds this state of the item or a newer one. */
    SUPERSEDED;

    /** The term in the API. */
    @JsonValue
    public String term() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

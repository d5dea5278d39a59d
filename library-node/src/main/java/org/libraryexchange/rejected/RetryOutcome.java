package org.libraryexchange.rejected;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What has come of trying a rejected record again. */
public enum RetryOutcome {
    /** Its owner is asked to send the item again. */
    REQUESTED,
    /** It would be rejected again. */
    STILL_UNFIT,
    /** The mirror holds this state of the item or a newer one. */
    SUPERSEDED;

    /** As the API writes it. */
    @JsonValue
    public String term() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package org.libraryexchange.exchange.nights;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What started a run. */
public enum Trigger {
    /** The city's clock, while the window was open. */
    CLOCK,
    /** The city's clock, after the window had closed, because the node was not running in time. */
    CATCH_UP,
    /** An operator. */
    OPERATOR,
    /** Nothing: the night passed without a run. */
    NOBODY;

    /** The term in the API and the database. */
    @JsonValue
    public String term() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

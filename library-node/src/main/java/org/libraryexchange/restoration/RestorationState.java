package org.libraryexchange.restoration;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a database is older than its own log. */
enum RestorationState {
    /** The log holds only records that the database can have sent. */
    NONE,
    /** The log holds others, and nothing is published. */
    OPEN,
    /** The log held others, and the two agree again. */
    SETTLED;

    /** The term in the API and the database. */
    @JsonValue
    String term() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.libraryexchange.restoration;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a database stands to its own log. */
enum RestorationState {
    /** The log holds nothing that the database cannot have sent. */
    NONE,
    /** It does, and nothing is published. */
    OPEN,
    /** It did, and the two agree again. */
    SETTLED;

    /** As the API and the database write it. */
    @JsonValue
    String term() {
        return name().toLowerCase(Locale.ROOT);
    }
}

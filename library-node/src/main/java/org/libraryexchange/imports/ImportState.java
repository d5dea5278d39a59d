package org.libraryexchange.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an import has come. */
public enum ImportState {
    /** The body is here whole. */
    RECEIVED,
    /** The body is read once, before anything is written. */
    CHECKING,
    /** More would be withdrawn than is usual; somebody has to approve of it. */
    HELD,
    /** Rows are written. */
    RUNNING,
    /** Every row was written or refused. */
    FINISHED,
    /** The body cannot be read to its end; nothing was written. */
    FAILED,
    /** It was held, and somebody decided against it; nothing was written. */
    DROPPED,
    /** It was held, and a newer file that names everything was written meanwhile; nothing was written of it. */
    SUPERSEDED;

    static ImportState of(String term) {
        return valueOf(term.toUpperCase(Locale.ROOT));
    }

    /** As the API and the database write it. */
    @JsonValue
    public String term() {
        return name().toLowerCase(Locale.ROOT);
    }
}

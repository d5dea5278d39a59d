package org.libraryexchange.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/** How the rows of a file are written. */
public enum ImportForm {
    /** One JSON document a line. */
    NDJSON,
    /** A table of RFC 4180 whose first line names the columns. */
    CSV;

    static final String NDJSON_TYPE = "application/x-ndjson";
    static final String CSV_TYPE = "text/csv";

    static ImportForm of(MediaType type) {
        return type.getSubtype().equalsIgnoreCase("csv") ? CSV : NDJSON;
    }

    static ImportForm of(String term) {
        return valueOf(term.toUpperCase(Locale.ROOT));
    }

    /** As the API and the database write it. */
    @JsonValue
    public String term() {
        return name().toLowerCase(Locale.ROOT);
    }
}

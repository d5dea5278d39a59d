package org.libraryexchange.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/** The format of a file of rows. */
public enum ImportForm {
    /** One JSON document on each line. */
    NDJSON,
    /** A table as in RFC 4180. Its first line names the columns. */
    CSV;

    static final String NDJSON_TYPE = "application/x-ndjson";
    static final String CSV_TYPE = "text/csv";

    static ImportForm of(MediaType type) {
        return type.getSubtype().equalsIgnoreCase("csv") ? CSV : NDJSON;
    }

    static ImportForm of(String term) {
        return valueOf(term.toUpperCase(Locale.ROOT));
    }

    /** The format's name in the API and the database. */
    @JsonValue
    public String term() {
        return name().toLowerCase(Locale.ROOT);
    }
}

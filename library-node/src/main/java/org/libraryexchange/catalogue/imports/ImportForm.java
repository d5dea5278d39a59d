package org.libraryexchange.catalogue.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;

/** The format of a file of rows. */
public enum ImportForm {
    /** One JSON document on each line. */
    NDJSON,
    /** A table as in RFC 4180. Its first line names the columns. */
    CSV;

    static final String NDJSON_TYPE = "application/x-ndjson";
    static final String CSV_TYPE = "text/csv";

    /**
     * @param type one of the two; null if the request has neither a type nor a body
     * @throws ProblemException if there is none
     */
    static ImportForm of(MediaType type) {
        if (type == null) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "The header Content-Type must name the file's type.");
        }
        return type.getSubtype().equalsIgnoreCase("csv") ? CSV : NDJSON;
    }

    /** The format's name in the API and the database. */
    @JsonValue
    public String term() {
        return name().toLowerCase(Locale.ROOT);
    }
}

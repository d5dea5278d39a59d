package org.libraryexchange.catalogue.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an import has come. */
public enum ImportState {
    /** The whole body has been received. */
    RECEIVED,
    /** The body is read once before anything is written. */
    CHECKING,
    /** The import would withdraw unusually many items. Somebody has to approve it. */
    HELD,
    /** The rows are being written. */
    RUNNING,
    /** Every row was written or refused. */
    FINISHED,
    /** The import could not be completed. If the body could not be read to its end, nothing was written. */
    FAILED,
    /** Somebody decided against the held import. Nothing was written. */
    DROPPED,
    /** While the import was held, a newer complete file was written. Nothing of the held one was written. */
    SUPERSEDED;

    /** The state's name in the API and the database. */
    @JsonValue
    public String term() {
        return name().toLowerCase(Locale.ROOT);
    }
}

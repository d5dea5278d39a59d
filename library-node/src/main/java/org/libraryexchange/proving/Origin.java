package org.libraryexchange.proving;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a proof was asked for. */
enum Origin {
    /** An operator asked for it. */
    @JsonProperty("operator")
    OPERATOR,
    /** A mirror has found a gap, or has read the log from the start. */
    @JsonProperty("mirror")
    MIRROR,
    /** Differences were repaired, and it is to be seen whether that helped. */
    @JsonProperty("repair")
    REPAIR,
    /** The proof before was interrupted at the mirror. */
    @JsonProperty("interruption")
    INTERRUPTION;

    String term() {
        return name().toLowerCase(Locale.ROOT);
    }
}

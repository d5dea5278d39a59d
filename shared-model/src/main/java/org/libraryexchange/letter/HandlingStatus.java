package org.libraryexchange.letter;

import java.util.Arrays;
import java.util.Locale;

/** The status of a handling. */
public enum HandlingStatus {
    CURRENT,
    ERASED;

    /**
     * The status that the wire contract writes so.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static HandlingStatus of(String term) {
        return Arrays.stream(values())
                .filter(status -> status.term().equals(term))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no status of a handling: " + term));
    }

    /** The status as the wire contract writes it. */
    public String term() {
        return name().toLowerCase(Locale.ROOT);
    }
}

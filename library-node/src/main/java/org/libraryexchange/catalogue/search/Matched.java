package org.libraryexchange.catalogue.search;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much of a question an item has. */
public enum Matched {
    /** All words. */
    ALL,
    /** Some words, or some characters of one. */
    SOME;

    @JsonValue
    public String term() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.libraryexchange.letter;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * What a letter is written for. The list is closed for the sender and open for the addressee. A letter that says nothing
 * concerns an item, as all letters of older nodes do.
 */
public enum Concerns {
    @JsonProperty("item")
    ITEM,
    /** The profession: how the libraries work. */
    @JsonProperty("professional")
    PROFESSIONAL,
    /** People of one library who visit the other. */
    @JsonProperty("visit")
    VISIT;

    /** The value of the member. */
    public String term() {
        return name().toLowerCase(Locale.ROOT);
    }
}

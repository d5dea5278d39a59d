package org.libraryexchange.item;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How two items belong together. The list is closed for the owner and open for a mirror. */
public enum SisterRelation {
    /** Both describe the same thing, such as a festival that both cities hold together. */
    @JsonProperty("same")
    SAME,
    /** The other city's equivalent, such as its canal or its lantern festival. */
    @JsonProperty("counterpart")
    COUNTERPART
}

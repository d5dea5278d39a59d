package org.libraryexchange.item;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a history resource is. The list is closed for the owner and open for a mirror. */
public enum Form {
    @JsonProperty("photograph")
    PHOTOGRAPH,
    @JsonProperty("map")
    MAP,
    @JsonProperty("manuscript")
    MANUSCRIPT,
    @JsonProperty("printed-text")
    PRINTED_TEXT,
    @JsonProperty("oral-history")
    ORAL_HISTORY,
    @JsonProperty("film")
    FILM,
    @JsonProperty("sound")
    SOUND,
    @JsonProperty("object")
    OBJECT,
    @JsonProperty("building")
    BUILDING
}

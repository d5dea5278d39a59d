package org.libraryexchange.letter;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a letter asks of its addressee. The list is closed for the sender and open for the addressee. */
public enum Asks {
    @JsonProperty("none")
    NONE,
    @JsonProperty("reply")
    REPLY,
    @JsonProperty("translation")
    TRANSLATION,
    /** To check a text. */
    @JsonProperty("check")
    CHECK
}

package org.libraryexchange.item;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a link leads to. The list is closed for the owner and open for a mirror. */
public enum LinkRelation {
    @JsonProperty("about")
    ABOUT,
    @JsonProperty("programme")
    PROGRAMME,
    @JsonProperty("booking")
    BOOKING,
    @JsonProperty("video")
    VIDEO,
    @JsonProperty("audio")
    AUDIO,
    @JsonProperty("catalogue-record")
    CATALOGUE_RECORD,
    @JsonProperty("finding-aid")
    FINDING_AID,
    @JsonProperty("iiif-manifest")
    IIIF_MANIFEST,
    @JsonProperty("related")
    RELATED
}

package org.libraryexchange.item;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a link leads to; a closed list for the owner, open for a mirror. */
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

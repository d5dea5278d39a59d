package org.libraryexchange.item;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What makes an event possible for people with a disability. The list is closed for the owner and open for a mirror. */
public enum AccessFeature {
    @JsonProperty("step-free")
    STEP_FREE,
    @JsonProperty("accessible-toilet")
    ACCESSIBLE_TOILET,
    @JsonProperty("accessible-parking")
    ACCESSIBLE_PARKING,
    @JsonProperty("hearing-loop")
    HEARING_LOOP,
    @JsonProperty("sign-language")
    SIGN_LANGUAGE,
    @JsonProperty("captions")
    CAPTIONS,
    @JsonProperty("audio-description")
    AUDIO_DESCRIPTION,
    @JsonProperty("relaxed")
    RELAXED,
    @JsonProperty("quiet-space")
    QUIET_SPACE
}

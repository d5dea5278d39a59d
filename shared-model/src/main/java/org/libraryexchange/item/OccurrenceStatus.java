package org.libraryexchange.item;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether an announced date still holds (iCalendar STATUS, schema.org eventStatus). */
public enum OccurrenceStatus {
    @JsonProperty("scheduled")
    SCHEDULED,
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("postponed")
    POSTPONED,
    @JsonProperty("moved-online")
    MOVED_ONLINE
}

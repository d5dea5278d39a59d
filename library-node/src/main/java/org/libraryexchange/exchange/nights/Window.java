package org.libraryexchange.exchange.nights;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** The window of one night. */
public record Window(
        @JsonProperty("windowOpens") Instant opens,
        @JsonProperty("windowCloses") Instant closes) {

    public Window {
        if (closes.isBefore(opens)) {
            throw new IllegalArgumentException("closes: must not be before " + opens + ", but is " + closes);
        }
    }
}

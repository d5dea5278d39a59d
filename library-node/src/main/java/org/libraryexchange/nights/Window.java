package org.libraryexchange.nights;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The window of one night.
 *
 * @param night the date in the city on which it opens
 */
public record Window(LocalDate night, Instant opens, Instant closes) {

    public Window {
        if (!closes.isAfter(opens)) {
            throw new IllegalArgumentException("closes: must be after " + opens + ", not " + closes);
        }
    }
}

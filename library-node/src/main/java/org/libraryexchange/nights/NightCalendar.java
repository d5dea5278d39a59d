package org.libraryexchange.nights;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The nights of a city: one for each date, whatever its clocks do. A time that they leave out stands for the moment after
 * the gap, one that comes twice for the earlier; so no night is lost and none comes twice.
 */
record NightCalendar(ZoneId zone, LocalTime opens, Duration lasts) {

    private static final Duration LONGEST = Duration.ofHours(20);

    NightCalendar {
        if (lasts.isNegative() || lasts.isZero() || lasts.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("library.nights.lasts: must be more than nothing and at most "
                    + LONGEST.toHours() + " hours, not " + lasts);
        }
    }

    Window window(LocalDate night) {
        Instant opening = night.atTime(opens).atZone(zone).toInstant();
        return new Window(night, opening, opening.plus(lasts));
    }

    /** The latest night whose window has opened. */
    LocalDate latest(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return window(today).opens().isAfter(now) ? today.minusDays(1) : today;
    }

    /** The window that opens next, after this moment. */
    Window next(Instant now) {
        return window(latest(now).plusDays(1));
    }
}

package org.libraryexchange.exchange.nights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A time of day in a time zone. If the clocks skip it, it means the moment after the gap; if it comes twice, the
 * earlier one. So each day has it exactly once.
 */
public record DailyTime(ZoneId zone, LocalTime time) {

    /** The moment of that time on a date. */
    public Instant on(LocalDate date) {
        return date.atTime(time).atZone(zone).toInstant();
    }

    /** The latest date on which that time has passed. */
    public LocalDate latest(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return on(today).isAfter(now) ? today.minusDays(1) : today;
    }
}

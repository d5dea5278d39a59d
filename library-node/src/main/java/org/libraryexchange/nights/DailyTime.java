package org.libraryexchange.nights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A time of each day by the clocks of a place. One that they leave out stands for the moment after the gap, one that comes
 * twice for the earlier; so no day is without it, and none has it twice.
 */
public record DailyTime(ZoneId zone, LocalTime time) {

    /** When it is that time on a date. */
    public Instant on(LocalDate date) {
        return date.atTime(time).atZone(zone).toInstant();
    }

    /** The latest date on which it has been that time. */
    public LocalDate latest(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return on(today).isAfter(now) ? today.minusDays(1) : today;
    }
}

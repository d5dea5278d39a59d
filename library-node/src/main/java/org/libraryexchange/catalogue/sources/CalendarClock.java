package org.libraryexchange.catalogue.sources;

import biweekly.ICalendar;
import biweekly.io.TimezoneAssignment;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.ICalProperty;
import biweekly.util.ICalDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;

/**
 * By which clock a time of the calendar is read.
 *
 * @param timeZone in which its dates are worked out
 * @param zone in which it is shown
 * @param isMoved whether that is another
 */
record CalendarClock(TimeZone timeZone, String zone, boolean isMoved) {

    /**
     * The clock of a time.
     *
     * @param shown where a time is shown whose zone has no name that all know
     */
    static CalendarClock of(ICalendar calendar, DateOrDateTimeProperty property, ZoneId shown) {
        ICalDate date = property.getValue();
        boolean isUtc =
                date.getRawComponents() != null && date.getRawComponents().isUtc();
        if (isUtc) {
            return new CalendarClock(TimeZone.getTimeZone("UTC"), shown.getId(), true);
        }
        Optional<TimeZone> own = timeZone(calendar, property);
        if (!date.hasTime() || own.isEmpty()) {
            // The library has read it by the clock of this machine.
            return new CalendarClock(TimeZone.getDefault(), shown.getId(), false);
        }
        String name = own.get().getID();
        boolean isKnown = name.contains("/") && ZoneId.getAvailableZoneIds().contains(name);
        return isKnown ? new CalendarClock(own.get(), name, false) : new CalendarClock(own.get(), shown.getId(), true);
    }

    private static Optional<TimeZone> timeZone(ICalendar calendar, ICalProperty property) {
        return Optional.ofNullable(calendar.getTimezoneInfo().getTimezone(property))
                .map(TimezoneAssignment::getTimeZone);
    }

    LocalDateTime local(Date date) {
        // A zone of the calendar's own has no other way to tell its times.
        Instant moment = date.toInstant();
        return LocalDateTime.ofInstant(moment.plusMillis(timeZone.getOffset(moment.toEpochMilli())), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MINUTES);
    }

    LocalDateTime shown(Date date, LocalDateTime local) {
        return isMoved
                ? LocalDateTime.ofInstant(date.toInstant(), ZoneId.of(zone)).truncatedTo(ChronoUnit.MINUTES)
                : local;
    }

    Date date(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}

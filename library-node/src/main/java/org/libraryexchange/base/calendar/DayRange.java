package org.libraryexchange.base.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/**
 * Days in a row.
 *
 * @param last inclusive
 */
public record DayRange(LocalDate first, LocalDate last) {

    public DayRange {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("last must not be before first: " + first + ", " + last);
        }
    }

    public static DayRange of(YearMonth month) {
        return new DayRange(month.atDay(1), month.atEndOfMonth());
    }

    /** Whole years. */
    public static DayRange years(int first, int last) {
        return new DayRange(Year.of(first).atDay(1), YearMonth.of(last, 12).atEndOfMonth());
    }

    /** A week from Monday on. */
    public static DayRange weekOf(LocalDate day) {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new DayRange(monday, monday.plusDays(6));
    }

    /** Saturday and Sunday of the week of a day. */
    public static DayRange weekendOf(LocalDate day) {
        LocalDate sunday = weekOf(day).last();
        return new DayRange(sunday.minusDays(1), sunday);
    }

    /** Without what is before a day; the last day where all of it is. */
    public DayRange from(LocalDate day) {
        return first.isBefore(day) ? new DayRange(day.isAfter(last) ? last : day, last) : this;
    }

    public boolean touches(DayRange other) {
        return !other.last.isBefore(first) && !other.first.isAfter(last);
    }
}

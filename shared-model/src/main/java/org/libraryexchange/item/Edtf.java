package org.libraryexchange.item;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates and intervals of the Extended Date/Time Format, level 0 or 1, as published by the Library of Congress (2019)
 * and in ISO 8601-2. Times of day are left out, since no period needs them.
 */
public final class Edtf {

    private static final String YEAR = "(?<year>-?[0-9]{4}|-?[0-9]{3}X|-?[0-9]{2}XX)";
    private static final Pattern DATE =
            Pattern.compile(YEAR + "(-(?<month>0[1-9]|1[0-2]|2[1-4]|XX)(-(?<day>0[1-9]|[12][0-9]|3[01]|XX))?)?[?~%]?");
    private static final Pattern LONG_YEAR = Pattern.compile("Y-?[1-9][0-9]{4,8}");

    private Edtf() {}

    static boolean isValid(String text) {
        String[] parts = text.split("/", -1);
        return switch (parts.length) {
            case 1 -> isDate(text);
            case 2 -> isInterval(parts[0], parts[1]);
            default -> false;
        };
    }

    /** An end may be open ({@code ..}) or unknown (empty), but not both ends. */
    private static boolean isInterval(String from, String to) {
        boolean fromKnown = isBound(from);
        boolean toKnown = isBound(to);
        return (fromKnown || isOpenOrUnknown(from)) && (toKnown || isOpenOrUnknown(to)) && (fromKnown || toKnown);
    }

    /** Unspecified digits in the ends of an interval belong to level 2. */
    private static boolean isBound(String end) {
        return isDate(end) && end.indexOf('X') < 0;
    }

    private static boolean isOpenOrUnknown(String end) {
        return end.isEmpty() || "..".equals(end);
    }

    private static boolean isDate(String text) {
        Matcher date = DATE.matcher(text);
        return LONG_YEAR.matcher(text).matches() || (date.matches() && isInCalendar(date));
    }

    private static boolean isInCalendar(Matcher date) {
        String month = date.group("month");
        String day = date.group("day");
        boolean yearKnown = date.group("year").indexOf('X') < 0;
        if (day == null) {
            return month == null || yearKnown;
        }
        if (month.equals("XX")) {
            return yearKnown && day.equals("XX");
        }
        boolean season = Integer.parseInt(month) > 12;
        return yearKnown && !season && (day.equals("XX") || exists(date.group("year"), month, day));
    }

    private static boolean exists(String year, String month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /**
     * The days that a date or interval spans. A year with unknown digits spans all years that it may be; a season spans
     * its year.
     *
     * @param first day, {@link LocalDate#MIN} if the beginning is open or unknown
     * @param last day, {@link LocalDate#MAX} if the end is open or unknown
     */
    public record Span(LocalDate first, LocalDate last) {}

    /** Returns the days that valid text spans; empty for other text. */
    public static Optional<Span> span(String text) {
        if (!isValid(text)) {
            return Optional.empty();
        }
        String[] ends = text.split("/", -1);
        LocalDate first = isOpenOrUnknown(ends[0]) ? LocalDate.MIN : spanOfDate(ends[0]).first;
        String end = ends[ends.length - 1];
        LocalDate last = isOpenOrUnknown(end) ? LocalDate.MAX : spanOfDate(end).last;
        return Optional.of(new Span(first, last));
    }

    /** Whether valid text does not end before it begins. */
    static boolean isInOrder(String text) {
        return span(text).filter(span -> span.last.isBefore(span.first)).isEmpty();
    }

    private static Span spanOfDate(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return spanOfYears(Integer.parseInt(text.substring(1)), Integer.parseInt(text.substring(1)));
        }
        String year = date.group("year");
        String month = date.group("month");
        if (month == null || month.equals("XX") || Integer.parseInt(month) > 12) {
            int first = Integer.parseInt(year.replace('X', '0'));
            int last = Integer.parseInt(year.replace('X', '9'));
            return spanOfYears(Math.min(first, last), Math.max(first, last));
        }
        YearMonth whole = YearMonth.of(Integer.parseInt(year), Integer.parseInt(month));
        String day = date.group("day");
        return day == null || day.equals("XX")
                ? new Span(whole.atDay(1), whole.atEndOfMonth())
                : new Span(whole.atDay(Integer.parseInt(day)), whole.atDay(Integer.parseInt(day)));
    }

    private static Span spanOfYears(int first, int last) {
        return new Span(LocalDate.of(first, 1, 1), LocalDate.of(last, 12, 31));
    }
}

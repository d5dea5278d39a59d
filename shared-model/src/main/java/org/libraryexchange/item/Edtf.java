package org.libraryexchange.item;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether text is a date or interval of the Extended Date/Time Format, level 0 or 1, as published by the Library
 * of Congress (2019) and in ISO 8601-2; without times of day, which no period needs.
 */
final class Edtf {

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

    /** Unspecified digits at the ends of an interval are of level 2. */
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
}

package org.libraryexchange.catalogue.spreadsheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.base.calendar.DayRange;
import org.libraryexchange.catalogue.question.DatesInWords;

/** Reads days and times as people write them. */
public final class WrittenTime {

    /** Which number of {@code 03/04/2027} is the day. */
    public enum Order {
        DAY_FIRST,
        MONTH_FIRST;

        /** Its name in forms. */
        public String term() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final int MONTHS = 12;
    private static final Pattern CLOCK = Pattern.compile(
            "(?i)(?<day>.*?)(?: at)?[T ,，]*(?<half>[上下]午|晚上)? ?(?<hour>\\d{1,2})(?:[:：.](?<minute>\\d{2})(?::00(?:\\.0+)?)?"
                    + "(?: ?(?<m>[ap])\\.?m\\.?)?|(?: ?(?<hourm>[ap])\\.?m\\.?)|[点时](?:(?<fen>\\d{1,2})分?|(?<ban>半))?)");
    private static final Pattern WEEKDAY =
            Pattern.compile("(?i)^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? "
                    + "|[ （(]*(?:周|星期|礼拜)[一二三四五六日天][)）]?");
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[/.-](\\d{1,2})[/.-](\\d{1,2})");

    private static final Pattern AFTERNOON = Pattern.compile("(?i).*(?:\\d ?p\\.?m\\.?|下午|晚上).*");
    private static final Pattern BARE_HOUR = Pattern.compile("(?:[1-9]|1[01])(?:[:：.]\\d{2}|([点时])(?:\\d{1,2}分?|半)?)?");

    private WrittenTime() {}

    /**
     * The day, time, or both, such as {@code 2027-05-10}, {@code 18:30} or {@code 2027-05-10T18:30}; empty if the text is
     * none, or if only the order would tell which day it is.
     */
    public static Optional<String> read(String text, Optional<Order> order) {
        String plain = text.strip();
        return WrittenWords.isLong(plain)
                ? Optional.empty()
                : day(plain, order).map(LocalDate::toString).or(() -> withTime(plain, order));
    }

    /**
     * The same for the end of something. If it begins {@code 2.30pm} and ends {@code 4}, that is in the afternoon as well.
     *
     * @param begin as people write it; may be empty
     */
    public static Optional<String> readEnd(String text, String begin, Optional<Order> order) {
        Matcher bare = BARE_HOUR.matcher(text.strip());
        return !bare.matches() || !AFTERNOON.matcher(begin).matches()
                ? read(text, order)
                : read(bare.group(1) == null ? text.strip() + "pm" : "下午" + text.strip(), order);
    }

    private static Optional<String> withTime(String text, Optional<Order> order) {
        Matcher clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            return Optional.empty();
        }
        Optional<String> time = time(clock).map(LocalTime::toString);
        return clock.group("day").isEmpty()
                ? time
                : day(clock.group("day"), order).flatMap(day -> time.map(at -> day + "T" + at));
    }

    /** Whether only an order tells which day a text means. */
    public static boolean isAmbiguous(String text) {
        Matcher numbers =
                NUMBERS.matcher(WEEKDAY.matcher(text.strip()).replaceAll("").strip());
        return numbers.lookingAt()
                && Integer.parseInt(numbers.group(1)) <= MONTHS
                && Integer.parseInt(numbers.group(2)) <= MONTHS
                && !numbers.group(1).equals(numbers.group(2));
    }

    private static Optional<LocalTime> time(Matcher clock) {
        String minute = Optional.ofNullable(clock.group("minute"))
                .or(() -> Optional.ofNullable(clock.group("fen")))
                .orElse(clock.group("ban") == null ? "0" : "30");
        String half = ("" + clock.group("half") + clock.group("m") + clock.group("hourm")).replace("null", "");
        int hour = Integer.parseInt(clock.group("hour"));
        boolean later = half.matches("(?i)p|下午|晚上") && hour < MONTHS;
        boolean midnight = half.equalsIgnoreCase("a") && hour == MONTHS;
        try {
            return Optional.of(LocalTime.of(midnight ? 0 : later ? hour + MONTHS : hour, Integer.parseInt(minute)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(String text, Optional<Order> order) {
        String plain = WEEKDAY.matcher(text).replaceAll("").strip();
        Matcher numbers = NUMBERS.matcher(plain);
        Matcher year = YEAR_FIRST.matcher(plain);
        if (numbers.matches()) {
            boolean dayFirst = Integer.parseInt(numbers.group(2)) <= MONTHS
                    && (Integer.parseInt(numbers.group(1)) > MONTHS || !order.equals(Optional.of(Order.MONTH_FIRST)));
            return isAmbiguous(plain) && order.isEmpty()
                    ? Optional.empty()
                    : day(numbers.group(3), numbers.group(dayFirst ? 2 : 1), numbers.group(dayFirst ? 1 : 2));
        }
        return year.matches()
                ? day(year.group(1), year.group(2), year.group(3))
                : DatesInWords.only(plain)
                        .filter(days -> days.first().equals(days.last()))
                        .map(DayRange::first);
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

package org.libraryexchange.base.calendar;

import com.tyme.lunar.LunarDay;
import com.tyme.lunar.LunarMonth;
import com.tyme.solar.SolarDay;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.libraryexchange.item.SolarTerm;

/**
 * A day of the Chinese calendar.
 *
 * @param year the Gregorian year in which the Chinese year begins
 * @param month 1 to 12
 * @param leap whether it is the second month of its number
 * @param day 1 to 30
 */
public record ChineseDate(int year, int month, boolean leap, int day) {

    private static final int SHORTEST_MONTH = 29;

    private static final Map<String, SolarTerm> TERMS =
            Arrays.stream(SolarTerm.values()).collect(Collectors.toMap(SolarTerm::chinese, Function.identity()));

    /** The same day in the Chinese calendar; empty outside the years 1901 to 2100. */
    public static Optional<ChineseDate> of(LocalDate date) {
        return solar(date).map(SolarDay::getLunarDay).map(day -> {
            LunarMonth month = day.getLunarMonth();
            return new ChineseDate(day.getYear(), Math.abs(month.getMonthWithLeap()), month.isLeap(), day.getDay());
        });
    }

    private static Optional<SolarDay> solar(LocalDate date) {
        return date.getYear() < RuleDates.FIRST_YEAR || date.getYear() > RuleDates.LAST_YEAR
                ? Optional.empty()
                : Optional.of(SolarDay.fromYmd(date.getYear(), date.getMonthValue(), date.getDayOfMonth()));
    }

    /** Days in a row in the Chinese calendar, which is asked only where a month may end: each question takes a while. */
    public static Map<LocalDate, ChineseDate> during(DayRange days) {
        Map<LocalDate, ChineseDate> found = new HashMap<>();
        days.first()
                .datesUntil(days.last().plusDays(1))
                .takeWhile(date -> date.getYear() <= RuleDates.LAST_YEAR)
                .forEach(date -> Optional.ofNullable(found.get(date.minusDays(1)))
                        .filter(before -> before.day < SHORTEST_MONTH)
                        .map(before -> new ChineseDate(before.year, before.month, before.leap, before.day + 1))
                        .or(() -> of(date))
                        .ifPresent(day -> found.put(date, day)));
        return found;
    }

    /** The solar term that begins on a day; empty on most days, and outside the years 1901 to 2100. */
    public static Optional<SolarTerm> term(LocalDate date) {
        return solar(date)
                .map(SolarDay::getTermDay)
                .filter(day -> day.getDayIndex() == 0)
                .map(day -> TERMS.get(day.getSolarTerm().getName()));
    }

    /** As calendars print it: the day of the month, or the month where it begins, such as 十八 or 闰六月. */
    public String briefChinese() {
        return day == 1 ? monthInChinese() : dayInChinese(day);
    }

    /** The same in English, such as "lunar 18th" or "leap 6th lunar month". */
    public String briefEnglish() {
        return day == 1 ? monthInEnglish() : "lunar " + ordinal(day);
    }

    /** In Simplified Chinese, such as 农历八月十八 or 农历闰六月初一. */
    public String chinese() {
        return "农历" + monthAndDayInChinese();
    }

    /** In English, such as "18th day of the 8th lunar month" or "1st day of the leap 6th lunar month". */
    public String english() {
        return ordinal(day) + " day of the " + monthInEnglish();
    }

    String monthInEnglish() {
        return (leap ? "leap " : "") + ordinal(month) + " lunar month";
    }

    boolean isInMonthOf(ChineseDate other) {
        return year == other.year && month == other.month && leap == other.leap;
    }

    private String monthInChinese() {
        return (leap ? "闰" : "") + monthInChinese(month);
    }

    /** Month and day in Simplified Chinese, such as 八月十八. */
    String monthAndDayInChinese() {
        return monthInChinese() + dayInChinese(day);
    }

    /** A month in Simplified Chinese, such as 正月 or 八月. */
    public static String monthInChinese(int month) {
        return LunarMonth.NAMES[month - 1];
    }

    /** A day of a month in Simplified Chinese, such as 初一 or 十八. */
    public static String dayInChinese(int day) {
        return LunarDay.NAMES[day - 1];
    }

    /** In English, such as 1st or 22nd. */
    public static String ordinal(int number) {
        boolean teen = number / 10 == 1;
        return number
                + switch (teen ? 0 : number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }
}

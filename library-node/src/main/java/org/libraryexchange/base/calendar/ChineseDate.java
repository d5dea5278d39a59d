package org.libraryexchange.base.calendar;

import com.tyme.lunar.LunarDay;
import com.tyme.lunar.LunarMonth;
import com.tyme.solar.SolarDay;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A day of the Chinese calendar.
 *
 * @param year the Gregorian year in which the Chinese year begins
 * @param month 1 to 12
 * @param leap whether it is the second month of its number
 * @param day 1 to 30
 */
public record ChineseDate(int year, int month, boolean leap, int day) {

    /** The same day in the Chinese calendar; empty outside the years 1901 to 2100. */
    public static Optional<ChineseDate> of(LocalDate date) {
        if (date.getYear() < RuleDates.FIRST_YEAR || date.getYear() > RuleDates.LAST_YEAR) {
            return Optional.empty();
        }
        LunarDay day = SolarDay.fromYmd(date.getYear(), date.getMonthValue(), date.getDayOfMonth())
                .getLunarDay();
        LunarMonth month = day.getLunarMonth();
        return Optional.of(
                new ChineseDate(day.getYear(), Math.abs(month.getMonthWithLeap()), month.isLeap(), day.getDay()));
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

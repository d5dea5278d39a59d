package org.libraryexchange.base.calendar;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Days of the Chinese calendar, as people write them beside those of the Gregorian one.
 *
 * @param last the same as the first for a single day
 */
public record ChineseDays(ChineseDate first, ChineseDate last) {

    /** The same days in the Chinese calendar; empty outside the years 1901 to 2100. */
    public static Optional<ChineseDays> of(LocalDate first, LocalDate last) {
        return ChineseDate.of(first).flatMap(begin -> ChineseDate.of(last).map(end -> new ChineseDays(begin, end)));
    }

    /** In Simplified Chinese, such as 农历八月十八, 农历八月十六至十八 or 农历十二月廿九至正月初三. */
    public String chinese() {
        if (first.equals(last)) {
            return first.chinese();
        }
        return first.chinese()
                + "至"
                + (last.isInMonthOf(first) ? ChineseDate.dayInChinese(last.day()) : last.monthAndDayInChinese());
    }

    /** In English, such as "18th day of the 8th lunar month" or "16th to 18th days of the 8th lunar month". */
    public String english() {
        if (first.equals(last)) {
            return first.english();
        }
        return last.isInMonthOf(first)
                ? ChineseDate.ordinal(first.day()) + " to " + ChineseDate.ordinal(last.day()) + " days of the "
                        + first.monthInEnglish()
                : first.english() + " to " + last.english();
    }
}

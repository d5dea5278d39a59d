package org.libraryexchange.base.calendar;

import com.tyme.lunar.LunarDay;
import com.tyme.lunar.LunarMonth;
import com.tyme.solar.SolarDay;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.libraryexchange.item.Occurrence;
import org.libraryexchange.item.Recurrence;
import org.libraryexchange.item.Recurrence.Easter;
import org.libraryexchange.item.Recurrence.Form;
import org.libraryexchange.item.Recurrence.Lunar;
import org.libraryexchange.item.Recurrence.OfDate;
import org.libraryexchange.item.Recurrence.OfSolarTerm;
import org.libraryexchange.item.Recurrence.OfWeekday;
import org.libraryexchange.item.SolarTerm;

/**
 * The dates of rules. The year of a rule is the Gregorian year of the day from which it counts; for a day of the Chinese
 * calendar it is the Gregorian year in which that Chinese year begins. The date itself may be in the year before or after.
 *
 * <p>A year without the day gives no date: 29 February, a fifth Monday, or day 30 of a lunar month of 29 days. Chinese
 * calendars print no 三十 in such a month either, and keep New Year's Eve on the 29th; a rule for it says day -1.
 */
final class RuleDates {

    /** The years that the table of the Hong Kong Observatory covers, against which the calendar was measured. */
    static final int FIRST_YEAR = 1901;

    static final int LAST_YEAR = 2100;

    private static final int LAST = -1;

    private RuleDates() {}

    /** The date of a rule in one of its years, for whole days; empty if the festival is not held in that year. */
    static Optional<Occurrence> occurrence(Recurrence rule, int year) {
        return rule.holdsIn(year) ? first(rule, year).map(first -> occurrence(rule, year, first)) : Optional.empty();
    }

    private static Occurrence occurrence(Recurrence rule, int year, LocalDate first) {
        LocalDate last = rule.days() == 1 ? null : first.plusDays(rule.days() - 1L);
        return new Occurrence(first, last, null, null, null, null, null, year);
    }

    /**
     * The first day that the rule would give, whether or not it is meant for that year; empty outside the years 1901 to
     * 2100.
     */
    static Optional<LocalDate> first(Recurrence rule, int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return Optional.empty();
        }
        return rule.form().flatMap(form -> day(form, year)).map(day -> day.plusDays(rule.daysAfter()));
    }

    private static Optional<LocalDate> day(Form form, int year) {
        if (form instanceof Lunar lunar) {
            return day(lunar, year);
        } else if (form instanceof OfSolarTerm solarTerm) {
            return Optional.of(day(solarTerm.term(), year));
        } else if (form instanceof OfDate date) {
            return day(YearMonth.of(year, date.month()), date.day());
        } else if (form instanceof OfWeekday weekday) {
            return day(weekday, YearMonth.of(year, weekday.month()));
        } else if (form instanceof Easter) {
            return Optional.of(easter(year));
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> day(YearMonth month, int day) {
        return Optional.of(month).filter(it -> it.isValidDay(day)).map(it -> it.atDay(day));
    }

    private static Optional<LocalDate> day(Lunar lunar, int year) {
        LunarMonth month = LunarMonth.fromYm(year, lunar.month());
        int days = month.getDayCount();
        int day = lunar.day() == LAST ? days : lunar.day();
        return day > days
                ? Optional.empty()
                : Optional.of(date(LunarDay.fromYmd(year, lunar.month(), day).getSolarDay()));
    }

    /** The library counts the terms of a year from the winter solstice of the year before. */
    private static LocalDate day(SolarTerm term, int year) {
        int counted = term == SolarTerm.DONGZHI ? year + 1 : year;
        return date(com.tyme.solar.SolarTerm.fromName(counted, term.chinese()).getSolarDay());
    }

    private static LocalDate date(SolarDay day) {
        return LocalDate.of(day.getYear(), day.getMonth(), day.getDay());
    }

    private static Optional<LocalDate> day(OfWeekday rule, YearMonth month) {
        if (rule.onOrAfter() != null) {
            return day(month, rule.onOrAfter())
                    .map(from -> from.with(
                                    TemporalAdjusters.nextOrSame(rule.weekday().day()))
                            .plusWeeks(rule.nth() - 1L));
        }
        LocalDate day = month.atDay(1)
                .with(TemporalAdjusters.dayOfWeekInMonth(
                        rule.nth(), rule.weekday().day()));
        return Optional.of(day).filter(it -> YearMonth.from(it).equals(month));
    }

    /**
     * Easter Sunday of the western churches: the algorithm of an anonymous correspondent of Nature (20 April 1876), as
     * Jean Meeus gives it in Astronomical Algorithms (1991), chapter 8.
     */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int f = (b + 8) / 25;
        int g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4;
        int k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}

package org.libraryexchange.base.calendar;

import java.time.LocalDate;
import java.util.Arrays;
import net.time4j.PlainDate;
import net.time4j.calendar.ChineseCalendar;
import org.libraryexchange.item.SolarTerm;

/** The Chinese calendar as another library, by another author, works it out. */
final class CalendarOracle {

    private CalendarOracle() {}

    static ChineseCalendar of(LocalDate date) {
        return PlainDate.from(date).transform(ChineseCalendar.axis());
    }

    /** The day on which a solar term begins in a Gregorian year. */
    static LocalDate termOf(SolarTerm term, int year) {
        net.time4j.calendar.SolarTerm other = Arrays.stream(net.time4j.calendar.SolarTerm.values())
                .filter(each -> each.name().contains("_" + term.name() + "_"))
                .findFirst()
                .orElseThrow();
        ChineseCalendar newYear = of(LocalDate.of(year, 1, 1));
        return other.onOrAfter(newYear).transform(PlainDate.axis()).toTemporalAccessor();
    }
}

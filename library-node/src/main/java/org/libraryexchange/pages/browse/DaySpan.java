package org.libraryexchange.pages.browse;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.libraryexchange.base.calendar.DayRange;
import org.libraryexchange.base.http.Parameters;

/**
 * Days of which a page shows what is on.
 *
 * @param when what the address says: {@value #TODAY}, {@value #WEEKEND}, {@value #NEXT_WEEKEND}, a month, the
 *     coming holiday of a city, or nothing
 */
record DaySpan(String when, LocalDate first, LocalDate last) {

    static final String TODAY = "today";
    static final String WEEKEND = "weekend";
    static final String NEXT_WEEKEND = "next-weekend";

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9_999;

    /**
     * Reads what an address says; what makes no sense counts as nothing.
     *
     * @param months how many there are to be shown if the address says nothing, the present one included
     */
    static DaySpan of(String when, LocalDate today, int months) {
        return switch (when) {
            case TODAY -> new DaySpan(when, today, today);
            case WEEKEND -> of(when, DayRange.weekendOf(today).from(today));
            case NEXT_WEEKEND -> of(when, DayRange.weekendOf(today.plusWeeks(1)));
            default ->
                month(when)
                        .map(DaySpan::of)
                        .orElseGet(() -> new DaySpan(
                                "",
                                today,
                                YearMonth.from(today).plusMonths(months - 1L).atEndOfMonth()));
        };
    }

    static DaySpan of(String when, DayRange days) {
        return new DaySpan(when, days.first(), days.last());
    }

    static DaySpan of(YearMonth month) {
        return new DaySpan(month.toString(), month.atDay(1), month.atEndOfMonth());
    }

    private static Optional<YearMonth> month(String text) {
        return Parameters.parsed(text, YearMonth::parse)
                .filter(month -> month.getYear() > FIRST_YEAR && month.getYear() < LAST_YEAR);
    }

    /** What it is called; empty if the address says nothing. */
    String name(BrowseTexts in) {
        return switch (when) {
            case TODAY -> in.words().today();
            case WEEKEND -> in.words().thisWeekend();
            case NEXT_WEEKEND -> in.words().nextWeekend();
            default ->
                month().map(in.dates()::month)
                        .orElse(when.isEmpty() ? "" : in.dates().days(first, last));
        };
    }

    /** The month, if it is one. */
    public Optional<YearMonth> month() {
        return month(when);
    }
}

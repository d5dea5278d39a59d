package org.libraryexchange.pages.browse;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.libraryexchange.base.http.Parameters;

/**
 * Days of which a page shows what is on.
 *
 * @param when what the address says: {@value #TODAY}, {@value #WEEKEND}, a month, or nothing
 */
record DaySpan(String when, LocalDate first, LocalDate last) {

    static final String TODAY = "today";
    static final String WEEKEND = "weekend";

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
            case WEEKEND -> weekend(today);
            default ->
                month(when)
                        .map(DaySpan::of)
                        .orElseGet(() -> new DaySpan(
                                "",
                                today,
                                YearMonth.from(today).plusMonths(months - 1L).atEndOfMonth()));
        };
    }

    private static DaySpan weekend(LocalDate today) {
        LocalDate sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        LocalDate saturday = sunday.minusDays(1);
        return new DaySpan(WEEKEND, saturday.isBefore(today) ? today : saturday, sunday);
    }

    static DaySpan of(YearMonth month) {
        return new DaySpan(month.toString(), month.atDay(1), month.atEndOfMonth());
    }

    private static Optional<YearMonth> month(String text) {
        return Parameters.parsed(text, YearMonth::parse)
                .filter(month -> month.getYear() > FIRST_YEAR && month.getYear() < LAST_YEAR);
    }

    /** The month, if it is one. */
    public Optional<YearMonth> month() {
        return month(when);
    }
}

package org.libraryexchange.pages.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaySpanTest {

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource({
        "today,   2027-03-10, 2027-03-10, 2027-03-10",
        "weekend, 2027-03-10, 2027-03-13, 2027-03-14",
        "weekend, 2027-03-13, 2027-03-13, 2027-03-14",
        "weekend, 2027-03-14, 2027-03-14, 2027-03-14",
        "weekend, 2027-03-15, 2027-03-20, 2027-03-21",
        "next-weekend, 2027-03-14, 2027-03-20, 2027-03-21",
        "next-weekend, 2027-03-15, 2027-03-27, 2027-03-28",
        "2028-02, 2027-03-10, 2028-02-01, 2028-02-29",
        "2026-12, 2027-03-10, 2026-12-01, 2026-12-31"
    })
    void namesDays(String when, LocalDate today, LocalDate first, LocalDate last) {
        assertThat(DaySpan.of(when, today, 2)).isEqualTo(new DaySpan(when, first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "2027-13", "2027-3", "0000-01", "9999-12", "-2027-01", "+12027-01"})
    void goesOnFromTodayWhereNothingSensibleIsSaid(String when) {
        assertThat(DaySpan.of(when, LocalDate.of(2027, 12, 31), 2))
                .isEqualTo(new DaySpan("", LocalDate.of(2027, 12, 31), LocalDate.of(2028, 1, 31)));
    }

    @Test
    void knowsWhetherItIsAMonth() {
        LocalDate today = LocalDate.of(2027, 3, 10);

        assertThat(DaySpan.of("2027-04", today, 2).month()).isPresent();
        assertThat(DaySpan.of("weekend", today, 2).month()).isEmpty();
        assertThat(DaySpan.of("", today, 2).month()).isEmpty();
    }
}

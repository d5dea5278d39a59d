package org.libraryexchange.base.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseDaysTest {

    @ParameterizedTest
    @CsvSource({
        "2027-09-18, 2027-09-18, 农历八月十八, 18th day of the 8th lunar month",
        "2027-09-16, 2027-09-18, 农历八月十六至十八, 16th to 18th days of the 8th lunar month",
        "2027-02-05, 2027-02-08, 农历十二月廿九至正月初三," + " 29th day of the 12th lunar month to 3rd day of the 1st lunar month",
        "2025-07-24, 2025-07-25, 农历六月三十至闰六月初一,"
                + " 30th day of the 6th lunar month to 1st day of the leap 6th lunar month",
        "2025-07-25, 2025-07-26, 农历闰六月初一至初二, 1st to 2nd days of the leap 6th lunar month",
        "2027-02-06, 2028-01-26, 农历正月初一至正月初一," + " 1st day of the 1st lunar month to 1st day of the 1st lunar month"
    })
    void daysAreSaidAsPeopleWriteThem(LocalDate first, LocalDate last, String chinese, String english) {
        // When
        ChineseDays days = ChineseDays.of(first, last).orElseThrow();

        // Then
        assertThat(days.chinese()).isEqualTo(chinese);
        assertThat(days.english()).isEqualTo(english);
    }

    @Test
    void daysThatEndInAnotherCenturyHaveNone() {
        assertThat(ChineseDays.of(LocalDate.of(2100, 12, 31), LocalDate.of(2101, 1, 1)))
                .isEmpty();
    }
}

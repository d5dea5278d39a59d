package org.libraryexchange.base.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.time4j.calendar.ChineseCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.item.SolarTerm;

class ChineseDateTest {

    @ParameterizedTest
    @CsvSource({
        "2027-09-18, 农历八月十八, 18th day of the 8th lunar month",
        "2027-02-06, 农历正月初一, 1st day of the 1st lunar month",
        "2027-02-05, 农历十二月廿九, 29th day of the 12th lunar month",
        "2025-07-25, 农历闰六月初一, 1st day of the leap 6th lunar month",
        "2028-06-23, 农历闰五月初一, 1st day of the leap 5th lunar month",
        "2033-12-22, 农历闰十一月初一, 1st day of the leap 11th lunar month",
        "2033-12-21, 农历十一月三十, 30th day of the 11th lunar month",
        "2027-03-09, 农历二月初二, 2nd day of the 2nd lunar month",
        "2027-04-09, 农历三月初三, 3rd day of the 3rd lunar month",
        "2027-04-18, 农历三月十二, 12th day of the 3rd lunar month",
        "2027-04-27, 农历三月廿一, 21st day of the 3rd lunar month"
    })
    void aDayHasADateInTheChineseCalendar(LocalDate date, String chinese, String english) {
        // When
        ChineseDate day = ChineseDate.of(date).orElseThrow();

        // Then
        assertThat(day.chinese()).isEqualTo(chinese);
        assertThat(day.english()).isEqualTo(english);
    }

    @Test
    void everyDayIsThatOfTheOtherLibrary() {
        // Given
        List<String> wrong = new ArrayList<>();
        LocalDate end = LocalDate.of(2051, 1, 1);
        int days = 0;

        // When
        for (LocalDate date = LocalDate.of(2024, 1, 1); date.isBefore(end); date = date.plusDays(1)) {
            ChineseCalendar other = CalendarOracle.of(date);
            ChineseDate day = ChineseDate.of(date).orElseThrow();
            days++;
            if (day.month() != other.getMonth().getNumber()
                    || day.leap() != other.getMonth().isLeap()
                    || day.day() != other.getDayOfMonth()
                    || day.year() != other.get(net.time4j.calendar.CommonElements.RELATED_GREGORIAN_YEAR)) {
                wrong.add(date + " " + day + " " + other);
            }
        }

        // Then
        assertThat(wrong).isEmpty();
        assertThat(days).isEqualTo(9862);
    }

    @Test
    void daysInARowAreThoseOfEachDay() {
        // Given
        DayRange days = new DayRange(LocalDate.of(2024, 1, 1), LocalDate.of(2050, 12, 31));

        // When
        Map<LocalDate, ChineseDate> inARow = ChineseDate.during(days);

        // Then
        assertThat(inARow)
                .hasSize(9862)
                .allSatisfy((date, day) ->
                        assertThat(day).isEqualTo(ChineseDate.of(date).orElseThrow()));
    }

    @Test
    void daysInARowEndWhereTheCalendarEnds() {
        // Given
        DayRange days = new DayRange(LocalDate.of(2100, 12, 30), LocalDate.of(2101, 1, 2));

        // When, Then
        assertThat(ChineseDate.during(days)).containsOnlyKeys(days.first(), LocalDate.of(2100, 12, 31));
    }

    @Test
    void solarTermsBeginWhenTheOtherLibrarySays() {
        for (int year = 2024; year <= 2050; year++) {
            for (SolarTerm term : SolarTerm.values()) {
                LocalDate begins = CalendarOracle.termOf(term, year);
                assertThat(ChineseDate.term(begins)).as("%s %s", term, begins).contains(term);
                assertThat(ChineseDate.term(begins.plusDays(1))).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2027-02-06, 正月, 1st lunar month",
        "2027-02-07, 初二, lunar 2nd",
        "2025-07-25, 闰六月, leap 6th lunar month",
        "2027-09-18, 十八, lunar 18th"
    })
    void calendarsPrintADayBriefly(LocalDate date, String chinese, String english) {
        // When
        ChineseDate day = ChineseDate.of(date).orElseThrow();

        // Then
        assertThat(day.briefChinese()).isEqualTo(chinese);
        assertThat(day.briefEnglish()).isEqualTo(english);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "1900-12-31", "2101-01-01", "9999-12-31", "+999999999-12-31"})
    void otherCenturiesHaveNone(LocalDate date) {
        assertThat(ChineseDate.of(date)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1901-01-01", "2100-12-31"})
    void theFirstAndTheLastDayHaveOne(LocalDate date) {
        assertThat(ChineseDate.of(date)).isPresent();
    }
}

package org.libraryexchange.base.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FestivalDatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'lunar': {'month': 1, 'day': 1}} | 2027-02-06T01:00:00Z | 2027-02-06 2028-01-26 2029-02-13",
                "{'lunar': {'month': 1, 'day': 1}} | 2027-02-06T15:59:59Z | 2027-02-06 2028-01-26 2029-02-13",
                "{'lunar': {'month': 1, 'day': 1}} | 2027-02-06T16:00:00Z | 2028-01-26 2029-02-13 2030-02-03",
                "{'lunar': {'month': 12, 'day': -1}, 'lasts': 16} | 2027-02-20T01:00:00Z | 2027-02-05 2028-01-25 2029-02-12",
                "{'date': {'month': 2, 'day': 29}} | 2027-01-01T00:00:00Z | 2028-02-29 2032-02-29 2036-02-29",
                "{'easter': {}, 'from': 2030} | 2027-01-01T00:00:00Z | 2030-04-21 2031-04-13 2032-03-28",
                "{'easter': {}, 'to': 2028} | 2027-01-01T00:00:00Z | 2027-03-28 2028-04-16",
                "{'easter': {}, 'to': 2020} | 2027-01-01T00:00:00Z | ''",
                "{'announced': {}} | 2027-01-01T00:00:00Z | ''"
            })
    void theNextDatesBeginWithOneThatHasNotEnded(String rule, Instant now, String dates) {
        // Given
        FestivalDates calendar = Calendars.of(ZoneId.of("Asia/Shanghai"));

        // When, Then
        assertThat(calendar.next(FestivalRules.rule(rule), 3, now))
                .extracting(date -> date.date().toString())
                .isEqualTo(dates.isEmpty() ? List.of() : List.of(dates.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'weekday': {'month': 2, 'weekday': 'monday', 'nth': 5}} | 2027 2028 2029 2030",
                "{'weekday': {'month': 8, 'weekday': 'monday', 'nth': 5}} | 2028 2029 2030",
                "{'date': {'month': 2, 'day': 29}} | 2027 2029 2030",
                "{'date': {'month': 2, 'day': 29}, 'from': 2028, 'to': 2029} | 2029",
                "{'lunar': {'month': 12, 'day': 30}} | 2027 2028 2030",
                "{'lunar': {'month': 12, 'day': -1}} | ''",
                "{'easter': {}, 'to': 2020} | ''",
                "{'announced': {}} | ''"
            })
    void theYearsAheadWithoutADateAreKnown(String rule, String years) {
        // Given
        FestivalDates calendar = Calendars.of(ZoneId.of("Asia/Shanghai"));

        // When, Then
        assertThat(calendar.without(FestivalRules.rule(rule), Instant.parse("2026-12-31T16:00:00Z")))
                .extracting(String::valueOf)
                .isEqualTo(years.isEmpty() ? List.of() : List.of(years.split(" ")));
    }
}

package org.libraryexchange.base.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.time4j.calendar.ChineseCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.item.Occurrence;
import org.libraryexchange.item.Recurrence;
import org.libraryexchange.item.SolarTerm;

class RuleDatesTest {

    private static final int FIRST = 2024;
    private static final int LAST = 2050;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'lunar': {'month': 1, 'day': 1}} | 2027 | 2027-02-06",
                "{'lunar': {'month': 1, 'day': 1}} | 2028 | 2028-01-26",
                "{'lunar': {'month': 1, 'day': 1}} | 2030 | 2030-02-03",
                "{'lunar': {'month': 1, 'day': 15}} | 2027 | 2027-02-20",
                "{'lunar': {'month': 5, 'day': 5}} | 2027 | 2027-06-09",
                "{'lunar': {'month': 8, 'day': 18}} | 2027 | 2027-09-18",
                "{'lunar': {'month': 12, 'day': -1}} | 2026 | 2027-02-05",
                "{'lunar': {'month': 12, 'day': 29}} | 2026 | 2027-02-05",
                "{'lunar': {'month': 6, 'day': 1}} | 2025 | 2025-06-25",
                "{'lunar': {'month': 5, 'day': 5}} | 2028 | 2028-05-28",
                "{'lunar': {'month': 11, 'day': 1}} | 2033 | 2033-11-22",
                "{'solar-term': {'term': 'qingming'}} | 2027 | 2027-04-05",
                "{'solar-term': {'term': 'lixia'}} | 2027 | 2027-05-06",
                "{'solar-term': {'term': 'dongzhi'}} | 2033 | 2033-12-21",
                "{'solar-term': {'term': 'xiaohan'}} | 2027 | 2027-01-05",
                "{'date': {'month': 1, 'day': 25}} | 2027 | 2027-01-25",
                "{'date': {'month': 2, 'day': 29}} | 2028 | 2028-02-29",
                "{'weekday': {'month': 8, 'weekday': 'monday', 'nth': -1}} | 2027 | 2027-08-30",
                "{'weekday': {'month': 7, 'weekday': 'saturday', 'nth': 2}} | 2027 | 2027-07-10",
                "{'weekday': {'month': 8, 'weekday': 'monday', 'nth': 5}} | 2027 | 2027-08-30",
                "{'weekday': {'month': 1, 'weekday': 'sunday', 'nth': 1, 'onOrAfter': 6}} | 2027 | 2027-01-10",
                "{'weekday': {'month': 1, 'weekday': 'wednesday', 'nth': 2, 'onOrAfter': 6}} | 2027 | 2027-01-13",
                "{'weekday': {'month': 1, 'weekday': 'sunday', 'nth': 1, 'onOrAfter': 31}} | 2028 | 2028-02-06",
                "{'easter': {}} | 2027 | 2027-03-28",
                "{'easter': {}, 'offset': -47} | 2027 | 2027-02-09",
                "{'date': {'month': 1, 'day': 1}, 'offset': -1} | 2027 | 2026-12-31",
                "{'date': {'month': 12, 'day': 31}, 'offset': 1} | 2027 | 2028-01-01"
            })
    void aRuleGivesADate(String rule, int year, LocalDate date) {
        assertThat(RuleDates.occurrence(FestivalRules.rule(rule), year)).hasValueSatisfying(occurrence -> {
            assertThat(occurrence.date()).isEqualTo(date);
            assertThat(occurrence.ruleYear()).isEqualTo(year);
            assertThat(occurrence.endDate()).isNull();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'date': {'month': 2, 'day': 29}} | 2027",
                "{'date': {'month': 2, 'day': 29}} | 2100",
                "{'weekday': {'month': 8, 'weekday': 'monday', 'nth': 5}} | 2028",
                "{'weekday': {'month': 2, 'weekday': 'monday', 'nth': 1, 'onOrAfter': 29}} | 2027",
                "{'lunar': {'month': 12, 'day': 30}} | 2026",
                "{'announced': {}} | 2027",
                "{'easter': {}, 'from': 2028} | 2027",
                "{'easter': {}, 'to': 2026} | 2027",
                "{'easter': {}} | 1900",
                "{'lunar': {'month': 1, 'day': 1}} | 10000"
            })
    void aYearWithoutTheDayHasNoDate(String rule, int year) {
        assertThat(RuleDates.occurrence(FestivalRules.rule(rule), year)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'lunar': {'month': 12, 'day': -1}, 'from': 2026, 'to': 2026} | 2027-02-05",
                "{'lunar': {'month': 12, 'day': 8}, 'from': 2040, 'to': 2040} | 2041-01-10",
                "{'date': {'month': 12, 'day': 31}, 'offset': 1, 'lasts': 2, 'from': 2027, 'to': 2027} | 2028-01-01",
                "{'date': {'month': 1, 'day': 1}, 'offset': -1, 'from': 2027, 'to': 2027} | 2026-12-31",
                "{'solar-term': {'term': 'xiaohan'}, 'offset': -10, 'from': 2027, 'to': 2027} | 2026-12-26",
                "{'lunar': {'month': 6, 'day': 1}, 'from': 2025, 'to': 2025} | 2025-06-25",
                "{'lunar': {'month': 11, 'day': 30}, 'offset': 1, 'from': 2033, 'to': 2033} | 2033-12-22"
            })
    void firstAndLastYearAreThoseOfTheRule(String rule, LocalDate date) {
        assertThat(dates(
                        FestivalRules.rule(rule),
                        IntStream.rangeClosed(2020, 2045).toArray()))
                .containsExactly(date);
    }

    @Test
    void aFestivalMayLastAcrossTheEndOfAYear() {
        // Given
        Recurrence rule = FestivalRules.rule("{'date': {'month': 12, 'day': 25}, 'offset': -1, 'lasts': 14}");

        // When
        Occurrence occurrence = RuleDates.occurrence(rule, 2027).orElseThrow();

        // Then
        assertThat(occurrence.date()).isEqualTo("2027-12-24");
        assertThat(occurrence.endDate()).isEqualTo("2028-01-06");
        assertThat(occurrence.ruleYear()).isEqualTo(2027);
    }

    @Test
    void theEveIsTheLastDayOfTheLunarYear() {
        assertThat(IntStream.rangeClosed(FIRST, LAST))
                .allSatisfy(year -> assertThat(dates(FestivalRules.NEW_YEARS_EVE, year))
                        .singleElement()
                        .isEqualTo(dates(FestivalRules.SPRING_FESTIVAL, year + 1)
                                .get(0)
                                .minusDays(1)));
        assertThat(IntStream.rangeClosed(2024, 2028))
                .allSatisfy(year -> assertThat(ChineseDate.of(
                                dates(FestivalRules.NEW_YEARS_EVE, year).get(0)))
                        .hasValueSatisfying(day -> assertThat(day.day()).isEqualTo(29)));
    }

    @ParameterizedTest
    @CsvSource({"2041, 2", "2042, 0", "2043, 1"})
    void aGregorianYearMayHaveTwoLabaOrNone(int year, int times) {
        // Given
        Recurrence laba = FestivalRules.rule("{'lunar': {'month': 12, 'day': 8}}");

        // When
        List<LocalDate> dates = IntStream.rangeClosed(year - 1, year)
                .mapToObj(each -> dates(laba, each))
                .flatMap(List::stream)
                .filter(date -> date.getYear() == year)
                .toList();

        // Then
        assertThat(dates).hasSize(times);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyDayOfEachLunarMonthIsThatOfTheOtherLibrary(int month) {
        for (int year = FIRST; year <= LAST; year++) {
            for (int day = 1; day <= 30; day++) {
                Recurrence rule = FestivalRules.rule("{'lunar': {'month': %d, 'day': %d}}".formatted(month, day));
                for (LocalDate date : dates(rule, year)) {
                    ChineseCalendar other = CalendarOracle.of(date);
                    assertThat(List.of(other.getMonth().getNumber(), other.getDayOfMonth()))
                            .as("%s", date)
                            .isEqualTo(List.of(month, day));
                    assertThat(other.getMonth().isLeap()).as("%s", date).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everySolarTermIsThatOfTheOtherLibrary(SolarTerm term) {
        // Given
        Recurrence rule =
                new Recurrence(null, new Recurrence.OfSolarTerm(term), null, null, null, null, null, null, null, null);

        // When
        List<LocalDate> dates = IntStream.rangeClosed(FIRST, LAST)
                .mapToObj(year -> dates(rule, year).get(0))
                .toList();

        // Then
        assertThat(dates)
                .containsExactlyElementsOf(IntStream.rangeClosed(FIRST, LAST)
                        .mapToObj(year -> CalendarOracle.termOf(term, year))
                        .toList());
    }

    /** Known dates of Easter, with its earliest and latest one (United States Naval Observatory). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1913-03-23", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24",
                "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21",
                "2035-03-25", "2038-04-25", "2049-04-18", "2050-04-10", "2076-04-19", "2100-03-28"
            })
    void easterIsWhenItIs(LocalDate date) {
        assertThat(dates(FestivalRules.rule("{'easter': {}}"), date.getYear())).containsExactly(date);
    }

    @Test
    void noRuleFailsInAnyYear() {
        List<Recurrence> rules = Stream.of(
                        "{'lunar': {'month': 12, 'day': 30}, 'offset': 366, 'lasts': 366}",
                        "{'lunar': {'month': 1, 'day': -1}, 'offset': -366}",
                        "{'solar-term': {'term': 'dongzhi'}}",
                        "{'date': {'month': 2, 'day': 29}}",
                        "{'weekday': {'month': 2, 'weekday': 'sunday', 'nth': 5}}",
                        "{'easter': {}}",
                        "{'announced': {}}")
                .map(FestivalRules::rule)
                .toList();

        assertThat(IntStream.rangeClosed(-1, 10_001).boxed())
                .allSatisfy(year -> rules.forEach(
                        rule -> assertThat(RuleDates.occurrence(rule, year)).isNotNull()));
    }

    private static List<LocalDate> dates(Recurrence rule, int... years) {
        return Arrays.stream(years)
                .mapToObj(year -> RuleDates.occurrence(rule, year))
                .flatMap(occurrence -> occurrence.map(Occurrence::date).stream())
                .toList();
    }
}

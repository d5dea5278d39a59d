package org.libraryexchange.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.base.calendar.DayRange;
import org.libraryexchange.base.calendar.Holiday;
import org.libraryexchange.base.calendar.Holiday.Sort;
import org.libraryexchange.base.calendar.Holidays;
import org.libraryexchange.catalogue.question.QuestionReader;
import org.libraryexchange.exchange.proving.TestNode;

public class QuestionFilesTest {

    private static final String HEAD = "sort,first,last,en,zh-Hans,source\n";

    @TempDir
    Path folder;

    /** Reads questions in Leeds. */
    public static QuestionReader reader(Holidays holidays, Clock clock) {
        return new QuestionReader(
                QuestionFiles.names(),
                holidays,
                new TestNode("leeds", "hangzhou", Optional.empty(), Optional.empty()),
                clock);
    }

    /** The holidays of both cities. */
    static Holidays holidays() {
        return holidays(Map.of(
                "leeds", "../leeds-node/gazetteer/leeds-holidays.csv",
                "hangzhou", "../hangzhou-node/gazetteer/hangzhou-holidays.csv"));
    }

    private static Holidays holidays(Map<String, String> files) {
        return new QuestionFiles(() -> files).holidays();
    }

    @ParameterizedTest
    @ValueSource(ints = {2024, 2025, 2026, 2027, 2028, 2029, 2030})
    void bankHolidaysAreThoseOfTheStatute(int year) {
        // Given
        TreeSet<LocalDate> expected = new TreeSet<>(List.of(
                weekday(LocalDate.of(year, Month.JANUARY, 1)),
                easter(year).minusDays(2),
                easter(year).plusDays(1),
                monday(1, year, Month.MAY),
                monday(-1, year, Month.MAY),
                monday(-1, year, Month.AUGUST)));
        LocalDate christmas = weekday(LocalDate.of(year, Month.DECEMBER, 25));
        expected.add(christmas);
        expected.add(christmas.getDayOfMonth() == 25 ? weekday(christmas.plusDays(1)) : boxingDay(christmas));

        // When
        List<Holiday> holidays = holidays().during("leeds", DayRange.years(year, year));

        // Then
        assertThat(holidays)
                .allMatch(holiday -> holiday.sort() == Sort.BANK_HOLIDAY)
                .extracting(holiday -> holiday.days().first())
                .containsExactlyElementsOf(expected);
    }

    /** Both days of Christmas at a weekend: the Monday and the Tuesday behind it. Christmas alone: the Monday is Boxing Day. */
    private static LocalDate boxingDay(LocalDate substitute) {
        return LocalDate.of(substitute.getYear(), Month.DECEMBER, 25).getDayOfWeek() == DayOfWeek.SATURDAY
                ? substitute.plusDays(1)
                : substitute.minusDays(1);
    }

    private static LocalDate weekday(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
                ? day
                : day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    private static LocalDate monday(int nth, int year, Month month) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(nth, DayOfWeek.MONDAY));
    }

    /** Easter Sundays as almanacs print them. */
    private static LocalDate easter(int year) {
        return LocalDate.parse(List.of(
                        "2024-03-31",
                        "2025-04-20",
                        "2026-04-05",
                        "2027-03-28",
                        "2028-04-16",
                        "2029-04-01",
                        "2030-04-21")
                .get(year - 2024));
    }

    @Test
    void daysWorkedInsteadAreWeekends() {
        // When
        List<Holiday> all = holidays().during("hangzhou", DayRange.years(2024, 2026));

        // Then
        assertThat(all)
                .filteredOn(holiday -> !holiday.isFree())
                .hasSize(19)
                .allSatisfy(holiday ->
                        assertThat(holiday.days().first().getDayOfWeek()).isIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
        assertThat(IntStream.rangeClosed(2024, 2026)
                        .mapToObj(year -> holidays().during("hangzhou", DayRange.years(year, year)).stream()
                                .filter(Holiday::isFree)
                                .count()))
                .containsExactly(7L, 6L, 7L);
    }

    @Test
    void whatTheStateCouncilHasNotAnnouncedIsNotKnown() {
        assertThat(holidays().isUnannounced("hangzhou", 2026)).isFalse();
        assertThat(holidays().isUnannounced("hangzhou", 2027)).isTrue();
        assertThat(holidays().isUnannounced("leeds", 2027)).isFalse();
        assertThat(holidays().isUnannounced("york", 2027)).isFalse();
        assertThat(holidays().coming("hangzhou", LocalDate.of(2026, 11, 30))).isEmpty();
        assertThat(holidays()
                        .coming("leeds", LocalDate.of(2027, 12, 1))
                        .orElseThrow()
                        .days()
                        .first())
                .isEqualTo(LocalDate.of(2027, 12, 27));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "feast,2027-01-01,2027-01-01,New Year,元旦,law",
                "bank-holiday,2027-02-30,2027-03-01,Day,日,law",
                "bank-holiday,2027-03-02,2027-03-01,Day,日,law",
                "bank-holiday,2027-03-01,2027-03-01,,,law",
                "bank-holiday,2027-03-01,2027-03-01,Day,日,",
                "bank-holiday,2027-03-01"
            })
    void aWrongLineIsRefused(String line) throws IOException {
        String file = Files.writeString(folder.resolve("holidays.csv"), HEAD + line + "\n")
                .toString();

        assertThatThrownBy(() -> holidays(Map.of("leeds", file)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file);
    }
}

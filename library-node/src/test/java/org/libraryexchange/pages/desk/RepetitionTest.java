package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepetitionTest {

    private static final String DATES = "/event/occurrences";

    private static FormValues dated(String... fields) {
        Map<String, String> form = new TreeMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put(DATES + "/0/" + fields[i], fields[i + 1]);
        }
        return new FormValues(new TreeMap<>(form));
    }

    private static List<String> days(FormValues values) {
        return IntStream.range(0, values.rows(DATES))
                .mapToObj(i -> values.text(DATES + "/" + i + "/day"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "week; 2027-05-08; 2027-05-28; 2027-05-08, 2027-05-15, 2027-05-22",
                "two-weeks; 2027-05-08; 2027-06-05; 2027-05-08, 2027-05-22, 2027-06-05",
                "weekday-of-month; 2027-05-08; 2027-07-31; 2027-05-08, 2027-06-12, 2027-07-10",
                "weekday-of-month; 2027-05-29; 2027-08-31; 2027-05-29, 2027-07-31",
                "day-of-month; 2027-05-08; 2027-07-08; 2027-05-08, 2027-06-08, 2027-07-08",
                "day-of-month; 2027-01-31; 2027-05-31; 2027-01-31, 2027-03-31, 2027-05-31",
                "day-of-month; 2027-05-08; 2027-05-09; 2027-05-08"
            })
    void datesAreMadeUntilADay(String every, String first, String until, String days) {
        assertThat(days(Repetition.of(every, until).orElseThrow().addedTo(dated("day", first), DATES)))
                .containsExactly(days.split(", "));
    }

    @Test
    void hoursAreThoseOfTheLastDate() {
        // Given
        FormValues values = dated(
                "day",
                "2027-05-08",
                "from",
                "22:00",
                "to",
                "01:00",
                "lastDay",
                "2027-05-09",
                "zone",
                "Europe/London",
                "status",
                "cancelled");

        // When
        FormValues repeated = Repetition.of("week", "2027-05-15").orElseThrow().addedTo(values, DATES);

        // Then
        assertThat(repeated.byPointer())
                .containsEntry(DATES + "/1/day", "2027-05-15")
                .containsEntry(DATES + "/1/lastDay", "2027-05-16")
                .containsEntry(DATES + "/1/from", "22:00")
                .containsEntry(DATES + "/1/to", "01:00")
                .containsEntry(DATES + "/1/zone", "Europe/London")
                .doesNotContainKey(DATES + "/1/status");
    }

    @Test
    void anItemHasNoMoreDatesThanItMayHave() {
        assertThat(days(Repetition.of("week", "9998-12-31").orElseThrow().addedTo(dated("day", "2027-05-08"), DATES)))
                .hasSize(500);
        assertThat(Repetition.of("week", "+999999999-12-31")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"week, ''", "week, soon", "year, 2027-05-08", "'', 2027-05-08"})
    void whatIsNoRepetitionMakesNoDates(String every, String until) {
        assertThat(Repetition.of(every, until)).isEmpty();
    }

    @Test
    void aListWithoutADateStaysAsItIs() {
        assertThat(new Repetition(Repetition.Every.WEEK, LocalDate.of(2027, 5, 8)).addedTo(FormValues.NONE, DATES))
                .isEqualTo(FormValues.NONE);
    }
}

package org.libraryexchange.stack.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the invented events of the sample catalogues take place, without those of a season. */
class SampleDatesTest {

    private static final int DAYS_OF_HALF_A_YEAR = 26 * 7;
    private static final int FEWEST_A_WEEK = 5;
    private static final int FEWEST_BRANCHES = 5;
    private static final int EVENING = 18;

    /** A date of an event. */
    private record Dated(JsonNode event, LocalDateTime start) {

        boolean isInWeekFrom(LocalDate first) {
            return !start.toLocalDate().isBefore(first) && start.toLocalDate().isBefore(first.plusWeeks(1));
        }

        boolean isFor(String audience) {
            return StreamSupport.stream(event.at("/event/audience").spliterator(), false)
                    .anyMatch(one -> one.asText().equals(audience));
        }

        String place() {
            return event.at("/place/authority").asText();
        }
    }

    /** The libraries of the gazetteer but the main one. */
    private static Set<String> branches(String city) throws IOException {
        String branch = "(%s/[^,]+),library,.*".formatted(city);
        try (Stream<String> lines = Files.lines(Path.of("..", city + "-node", "gazetteer", city + ".csv"))) {
            return lines.filter(line -> line.matches(branch))
                    .map(line -> line.replaceFirst(branch, "$1"))
                    .filter(key -> !key.matches("leeds/leeds-central-library|hangzhou/hangzhou-library"))
                    .collect(Collectors.toSet());
        }
    }

    private static List<Dated> dates(String city, LocalDate today) {
        SampleCatalogue samples = SampleCatalogue.in(Path.of("..", city + "-node", "sample-catalogue"));
        SampleDates dates = new SampleDates(today, JsonNodeFactory.instance.objectNode(), null);
        return samples.items().stream()
                .filter(item -> !samples.seasons().has(SampleCatalogue.name(item)))
                .map(item -> dates.of(SampleCatalogue.name(item), item))
                .flatMap(item -> occurrences(item)
                        .map(one -> new Dated(
                                item, LocalDateTime.parse(one.path("start").asText()))))
                .toList();
    }

    private static Stream<JsonNode> occurrences(JsonNode item) {
        return StreamSupport.stream(item.at("/event/occurrences").spliterator(), false)
                .filter(one -> !one.path("status").asText().matches("cancelled|postponed"));
    }

    @ParameterizedTest
    @CsvSource({
        "leeds, 2026-11-30",
        "hangzhou, 2026-11-30",
        "leeds, 2026-12-06",
        "hangzhou, 2026-12-06",
        "leeds, 2027-08-19",
        "hangzhou, 2027-08-19",
        "leeds, 2030-02-28",
        "hangzhou, 2030-02-28"
    })
    void anySevenDaysOfTheHalfYearAfterLoadingHaveFiveAndSomeInBranchesInTheEveningAndForFamilies(
            String city, LocalDate today) throws IOException {
        // Given
        Set<String> branches = branches(city);

        // When
        List<Dated> dates = dates(city, today);

        // Then
        assertThat(IntStream.rangeClosed(0, DAYS_OF_HALF_A_YEAR - 7).mapToObj(today::plusDays))
                .allSatisfy(day -> {
                    List<Dated> ofWeek =
                            dates.stream().filter(one -> one.isInWeekFrom(day)).toList();
                    assertThat(ofWeek).hasSizeGreaterThanOrEqualTo(FEWEST_A_WEEK);
                    assertThat(ofWeek).anyMatch(one -> branches.contains(one.place()));
                    assertThat(ofWeek).anyMatch(one -> one.start().getHour() >= EVENING);
                    assertThat(ofWeek).anyMatch(one -> one.isFor("families"));
                });
        assertThat(dates.stream().map(Dated::place).filter(branches::contains).distinct())
                .hasSizeGreaterThanOrEqualTo(FEWEST_BRANCHES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"leeds", "hangzhou"})
    void weekdaysAndHoursStayWheneverTheyAreLoaded(String city) {
        // Given
        List<Dated> written = dates(city, SampleCatalogue.WRITTEN);

        // When
        List<Dated> later = dates(city, SampleCatalogue.WRITTEN.plusDays(1_000));

        // Then
        assertThat(later).doesNotContainAnyElementsOf(written);
        assertThat(later)
                .extracting(
                        one -> one.start().getDayOfWeek(), one -> one.start().toLocalTime())
                .containsExactlyElementsOf(written.stream()
                        .map(one ->
                                tuple(one.start().getDayOfWeek(), one.start().toLocalTime()))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"leeds", "hangzhou"})
    void whoeverLoadsThemInTheWeekForWhichTheyAreWrittenGetsTheDatesOfTheFiles(String city) {
        assertThat(dates(city, SampleCatalogue.WRITTEN.plusDays(6))).isEqualTo(dates(city, SampleCatalogue.WRITTEN));
    }
}

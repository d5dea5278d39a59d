package org.libraryexchange.catalogue.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.catalogue.sources.Source.Schedule;
import org.libraryexchange.exchange.nights.DailyTime;
import org.libraryexchange.exchange.nights.NightCalendar;

class FetchTimesTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate NIGHT = LocalDate.of(2026, 12, 2);

    private Instant now = at(NIGHT, LocalTime.NOON);

    private FetchTimes times(LocalTime opens, Map<String, String> settings) {
        return new FetchTimes(
                new NightCalendar(new DailyTime(LONDON, opens), Duration.ofHours(4)),
                new SmallRyeConfigBuilder()
                        .withConverter(Duration.class, 1, new DurationConverter())
                        .withMapping(SourcesConfig.class)
                        .withDefaultValues(settings)
                        .build()
                        .getConfigMapping(SourcesConfig.class),
                ((InstantSource) () -> now).withZone(ZoneOffset.UTC));
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(LONDON).toInstant();
    }

    @ParameterizedTest
    @CsvSource({"02:00, 01:00", "01:00, 00:00", "00:30, 23:30", "00:00, 23:00", "22:00, 21:00"})
    void nightlySourcesAreAskedOnceInTheHourBeforeTheNightOpens(LocalTime opens, LocalTime asked) {
        // Given
        FetchTimes times = times(opens, Map.of());
        Instant opening = at(NIGHT, opens);
        Instant before = opening.minus(Duration.ofHours(24));

        // When
        now = opening.minus(Duration.ofHours(1));

        // Then
        assertThat(times.nightly().time()).isEqualTo(asked);
        assertThat(times.isDue(Schedule.NIGHTLY, before)).isTrue();
        assertThat(times.isDue(Schedule.NIGHTLY, now)).isFalse();
        now = now.minusSeconds(1);
        assertThat(times.isDue(Schedule.NIGHTLY, before)).as("not yet").isFalse();
        now = opening.plus(Duration.ofHours(22));
        assertThat(times.isDue(Schedule.NIGHTLY, opening.minus(Duration.ofHours(1))))
                .as("not again until the next night")
                .isFalse();
    }

    @Test
    void timeOfTheirOwnCounts() {
        assertThat(times(LocalTime.of(0, 30), Map.of("library.sources.nightly", "20:15"))
                        .nightly()
                        .time())
                .isEqualTo(LocalTime.of(20, 15));
    }
}

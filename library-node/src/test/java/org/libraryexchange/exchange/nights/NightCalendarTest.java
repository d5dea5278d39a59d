package org.libraryexchange.exchange.nights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NightCalendarTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Duration FOUR_HOURS = Duration.ofHours(4);

    private final NightCalendar london = new NightCalendar(new DailyTime(LONDON, LocalTime.of(1, 30)), FOUR_HOURS);

    @Test
    void timeThatClocksLeaveOutStandsForTheOneAfterTheGap() {
        // When: at one in the morning of this Sunday it is two at once
        Window window = london.window(LocalDate.of(2027, 3, 28));

        // Then
        assertThat(window.opens()).isEqualTo("2027-03-28T01:30:00Z");
        assertThat(window.opens().atZone(LONDON).toLocalTime()).isEqualTo(LocalTime.of(2, 30));
        assertThat(window.closes()).isEqualTo("2027-03-28T05:30:00Z");
    }

    @Test
    void timeThatComesTwiceStandsForTheEarlier() {
        // When: at two in the morning of this Sunday it is one again
        Window window = london.window(LocalDate.of(2027, 10, 31));

        // Then
        assertThat(window.opens()).isEqualTo("2027-10-31T00:30:00Z");
        assertThat(london.latest(Instant.parse("2027-10-31T01:30:00Z"))).isEqualTo("2027-10-31");
        assertThat(london.next(Instant.parse("2027-10-31T01:29:59Z")))
                .isEqualTo(london.window(LocalDate.of(2027, 11, 1)));
    }

    @Test
    void nightIsTheOneBeforeUntilTheWindowOpens() {
        // Given
        NightCalendar shanghai = new NightCalendar(new DailyTime(SHANGHAI, LocalTime.of(2, 0)), FOUR_HOURS);

        // When, Then
        assertThat(shanghai.latest(Instant.parse("2026-11-30T17:59:59.999Z"))).isEqualTo("2026-11-30");
        assertThat(shanghai.latest(Instant.parse("2026-11-30T18:00:00Z"))).isEqualTo("2026-12-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Europe/London", "Asia/Shanghai", "America/Sao_Paulo", "Australia/Lord_Howe", "Pacific/Apia"})
    void nightsFollowEachOtherWithoutGapOrOverlap(String zone) {
        for (int minute = 0; minute < 24 * 60; minute += 15) {
            // Given
            LocalTime opens = LocalTime.ofSecondOfDay(minute * 60L);
            NightCalendar calendar = new NightCalendar(new DailyTime(ZoneId.of(zone), opens), FOUR_HOURS);

            // When
            List<LocalDate> nights = Stream.iterate(LocalDate.of(2026, 1, 1), night -> night.plusDays(1))
                    .limit(800)
                    .toList();
            List<Window> windows = nights.stream().map(calendar::window).toList();

            // Then
            for (int i = 1; i < windows.size(); i++) {
                Window window = windows.get(i);
                assertThat(window.opens())
                        .as("%s", window)
                        .isAfter(windows.get(i - 1).opens());
                assertThat(calendar.latest(window.opens())).isEqualTo(nights.get(i));
                assertThat(calendar.latest(window.opens().minusMillis(1))).isEqualTo(nights.get(i - 1));
                assertThat(calendar.next(windows.get(i - 1).opens())).isEqualTo(window);
            }
        }
    }

    @Test
    void windowLeavesRoomForTheDay() {
        assertThatThrownBy(() -> new NightCalendar(new DailyTime(LONDON, LocalTime.MIDNIGHT), Duration.ofHours(21)))
                .hasMessageContaining("library.nights.lasts")
                .hasMessageContaining("20 hours");
        assertThatThrownBy(() -> new NightCalendar(new DailyTime(LONDON, LocalTime.MIDNIGHT), Duration.ZERO))
                .hasMessageContaining("library.nights.lasts");
    }
}

package org.libraryexchange.exchange.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.exchange.nights.ExchangeState.Standstill;
import org.libraryexchange.exchange.nights.NightView.Coverage;
import org.libraryexchange.exchange.nights.RunPlan.Trigger;

/** Nights in which somebody has paused the exchange with a partner. */
class PausedNightTest {

    private static final LocalDate NIGHT = LocalDate.of(2027, 5, 8);

    private final NightCalendar calendar =
            new NightCalendar(new DailyTime(ZoneOffset.UTC, LocalTime.of(2, 0)), Duration.ofHours(4));
    private final Instant opening = calendar.window(NIGHT).opens();
    private final World world = new World(1, opening);
    private final RememberedRuns runs = new RememberedRuns(NIGHT.minusDays(1));
    private final NightRuns nights =
            new NightRuns(calendar, runs, world, world, new QuickNights(Duration.ofMinutes(10)), UUID::randomUUID);

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "true, true"})
    void nightDoesNotWaitForWhatIsPausedAndSaysSo(boolean there, boolean here) {
        // Given
        world.isHeld(new Standstill(there, here));

        // When
        passMinutes(5);

        // Then
        assertThat(runs.report().outcome()).isEqualTo(Outcome.PAUSED);
        assertThat(runs.report().partners()).extracting("partner.held").containsExactly(new Standstill(there, here));
    }

    @Test
    void nightWaitsForAnAnswerOfAPartnerWhoseItemsArePausedHereOnly() {
        // Given
        world.isHeld(new Standstill(false, true));
        world.partnerIsAway(true);

        // When
        for (int n = 0; n < 20; n++) {
            nights.step(opening.plusSeconds(n));
        }

        // Then
        assertThat(runs.atWork().orElseThrow().step()).isIn(Step.PUBLISH, Step.MANIFEST, Step.RECEIPT);
    }

    @Test
    void pausedNightIsCoveredButMakesUpForNoOther() {
        assertThat(Coverage.of(Optional.of(Outcome.PAUSED), Trigger.CLOCK)).isEqualTo(Coverage.COVERED);
        assertThat(Outcome.PAUSED.isExchange()).isFalse();
    }

    private void passMinutes(int minutes) {
        Instant now = opening;
        for (int n = 0; n < minutes * 60 && runs.report() == null; n++) {
            now = now.plusSeconds(1);
            world.goOn(now);
            boolean unused = nights.step(now);
        }
    }
}

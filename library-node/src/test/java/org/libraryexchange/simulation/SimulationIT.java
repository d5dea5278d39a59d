package org.libraryexchange.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many more histories than {@link SimulationTest}, and planted mistakes that must be noticed. {@code
 * -Dsimulation.seeds=1000000} plays so many instead, for a night; {@code -Dsimulation.first=5} begins with another seed.
 * What is checked, {@link SimulationTest} says.
 */
class SimulationIT {

    private static final long SEEDS = Long.getLong("simulation.seeds", 10_000);
    private static final int SEEDS_FOR_A_FLAW = 1_000;
    private static final long FIRST = Long.getLong("simulation.first", 0);

    @Test
    @Tag("long")
    void promisesAreKeptInThousandsOfHistories() {
        // Given
        HistoryTrials histories = HistoryTrials.of(SEEDS).beginningWith(FIRST);

        // When
        histories.requireKept();

        // Then
        assertThat(histories.troubled())
                .as("points at which a process came to harm")
                .containsExactlyInAnyOrder(Point.values());
    }

    @Test
    @Tag("long")
    void promisesAboutItemsAreKeptAtWhateverPointProcessesEnd() {
        HistoryTrials.requireKeptWithEndsAtEachPoint(ExchangeKind.ITEMS);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void mistakeIsNoticed(Flaw flaw) {
        LongStream others =
                LongStream.range(0, Long.MAX_VALUE).filter(flaw::concerns).limit(SEEDS_FOR_A_FLAW);
        boolean noticed = LongStream.concat(LongStream.of(flaw.noticedIn()), others)
                .anyMatch(
                        seed -> HistoryTrial.of(flaw, seed, HistoryTrials.STEPS).breaks(flaw.law()));

        assertThat(noticed)
                .as("noticed within " + SEEDS_FOR_A_FLAW + " histories")
                .isTrue();
    }
}

package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPair.class)
class ReplayIT {

    private static final Duration CATCH_UP = Duration.ofSeconds(30);
    private static final long SEED = 18;

    @Test
    void readingTheWholeLogAgainChangesNothing(PairUnderTest pair) {
        changesNothing(1, pair);
    }

    @Test
    @Tag("long")
    void readingItAgainAndAgainChangesNothing(PairUnderTest pair) {
        changesNothing(3, pair);
    }

    private static void changesNothing(int times, PairUnderTest pair) {
        // Given
        Journal journal = new Journal();
        Checker checker = new Checker(pair, journal);
        try (Load load = Load.on(pair.leeds(), "replay-" + times, SEED, journal)) {
            load.awaitChanges(1_500, 250);
            checker.strangers().sendNonsense("nonsense replayed " + times);
        }
        checker.check(CATCH_UP);

        for (int i = 0; i < times; i++) {
            // When
            long changedRows = checker.replay(CATCH_UP);

            // Then
            assertThat(changedRows).as("rows changed by replay %d", i + 1).isZero();
            checker.check(CATCH_UP);
        }
    }
}

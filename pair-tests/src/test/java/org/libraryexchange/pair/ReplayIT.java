package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("long")
@ExtendWith(SharedPair.class)
class ReplayIT {

    private static final Duration CATCH_UP = Duration.ofSeconds(30);
    private static final int TIMES = 3;
    private static final long SEED = 18;

    @Test
    void readingTheWholeLogAgainAndAgainChangesNothing(PairUnderTest pair) {
        // Given
        Journal journal = new Journal();
        Checker checker = new Checker(pair, journal);
        try (WriteLoad load = WriteLoad.on(pair.leeds(), "replay", SEED, journal)) {
            load.awaitChanges(1_500, 250);
            checker.strangers().sendNonsense("nonsense replayed");
        }
        checker.check(CATCH_UP);

        for (int i = 0; i < TIMES; i++) {
            // When
            long changedRows = checker.replay(CATCH_UP);

            // Then
            assertThat(changedRows).as("rows changed by replay %d", i + 1).isZero();
            checker.check(CATCH_UP);
        }
    }
}

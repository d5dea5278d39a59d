package org.libraryexchange.pair;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Both nodes die at every point at which it could matter, each in its own order, while clients write and a stranger
 * puts nonsense into the log. The system property {@code pair.seeds} runs other seeds, such as one that failed.
 */
@ExtendWith(SharedPair.class)
class CrashPointsIT {

    private static final Duration CATCH_UP = Duration.ofSeconds(60);

    static long[] seeds() {
        return Arrays.stream(System.getProperty("pair.seeds", "1,2,3").split(","))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsLostWhereverANodeDies(long seed, PairUnderTest pair) {
        // Given
        Random random = new Random(seed);
        CrashPlan ownersDeaths = CrashPlan.ofOwner(pair.leeds(), random);
        CrashPlan mirrorsDeaths = CrashPlan.ofMirror(pair.hangzhou(), random);
        Journal journal = new Journal();
        Checker checker = new Checker(pair, journal);

        Seeded.run("seed %d, %s, %s".formatted(seed, ownersDeaths, mirrorsDeaths), journal, () -> {
            // When
            try (Load load = Load.on(pair.leeds(), "crash" + seed, seed, journal);
                    Nonsense nonsense = new Nonsense(checker.strangers())) {
                nonsense.begin();
                ownersDeaths.carryOutWith(mirrorsDeaths);
                load.awaitChanges(Math.max(1, 1_000 - journal.changes()), 200);
            }

            // Then
            checker.check(CATCH_UP);
        });
    }
}

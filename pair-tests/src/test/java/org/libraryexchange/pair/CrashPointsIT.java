package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.pair.CrashPlan.Crash;
import org.libraryexchange.pair.Outcome.Acknowledged;
import org.libraryexchange.pair.Planted.Kind;

/**
 * Both nodes die at every point at which it could matter, each in its own order, while clients write and a stranger
 * puts nonsense into the log. The system property {@code pair.seeds} runs other seeds, such as one that failed.
 */
@ExtendWith(SharedPair.class)
class CrashPointsIT {

    private static final Duration CATCH_UP = Duration.ofSeconds(60);

    static long[] seeds() {
        return Arrays.stream(System.getProperty("pair.seeds", "1").split(","))
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

    /** r1 to r3 are passed by the mirror while it compares and repairs, d1 by the owner when it reads the receipt. */
    @ParameterizedTest
    @ValueSource(strings = {"r1", "r2", "r3", "d1"})
    void proofIsBroughtToItsEndWhereverANodeDies(String point, PairUnderTest pair) {
        // Given
        for (int n = 0; n < 20; n++) {
            String document = Documents.event("crash " + point + " " + n).toString();
            assertThat(pair.leeds().client().put("crash-" + point, "item-" + n, document))
                    .isInstanceOf(Acknowledged.class);
        }
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), pair.log(pair.leeds()), CATCH_UP);
        List<UUID> items = List.copyOf(pair.leeds().database().items("leeds").keySet());
        List<Kind> kinds = List.of(Kind.MISSING, Kind.EXTRA, Kind.FLIPPED_BYTE, Kind.SEQUENCE_ABOVE);
        Planted planted = Planted.in(pair, items.subList(0, 8), kinds);
        CrashPlan death =
                new CrashPlan(point.equals("d1") ? pair.leeds() : pair.hangzhou(), List.of(new Crash(point, 1)));

        // When
        Proved proved = Proved.of(pair.leeds(), death);

        // Then
        assertThat(proved.last().path("outcome").asText()).isEqualTo("verified");
        assertThat(planted.sorts()).containsAllEntriesOf(proved.named());
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
    }
}

package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.libraryexchange.pair.CrashPlan.Crash;
import org.libraryexchange.pair.Planted.Kind;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/**
 * Both nodes die at every point at which it could matter, each in its own order, while clients write and a stranger
 * puts nonsense into the log. The system property {@code pair.seeds} runs other seeds, such as one that failed, or several.
 */
@ExtendWith(SharedPair.class)
class CrashPointsIT {

    private static final Duration CATCH_UP = Duration.ofSeconds(60);
    /** So that processes that start again find a core. */
    private static final Duration REST = Duration.ofMillis(20);

    private static final int MOST_DIFFERENCES = 40;

    static long[] seeds() {
        return Arrays.stream(System.getProperty("pair.seeds", "1").split(","))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    /** Between what is done and what is noted or told of it. */
    @Test
    void nothingIsLostWhereNodesDieAtTheWorstMoments(PairUnderTest pair) {
        Random random = new Random(2);
        survives(
                "worst",
                2,
                CrashPlan.ofOwner(pair.leeds(), random).at("p6"),
                CrashPlan.ofMirror(pair.hangzhou(), random).at("i4"),
                pair);
    }

    @Tag("long")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsLostWhereverANodeDies(long seed, PairUnderTest pair) {
        Random random = new Random(seed);
        survives(
                "crash" + seed,
                seed,
                CrashPlan.ofOwner(pair.leeds(), random),
                CrashPlan.ofMirror(pair.hangzhou(), random),
                pair);
    }

    private static void survives(
            String name, long seed, CrashPlan ownersDeaths, CrashPlan mirrorsDeaths, PairUnderTest pair) {
        // Given
        Journal journal = new Journal();
        Checker checker = new Checker(pair, journal);

        Seeded.run("seed %d, %s, %s".formatted(seed, ownersDeaths, mirrorsDeaths), journal, () -> {
            // When
            try (WriteLoad load = WriteLoad.on(pair.leeds(), name, seed, journal);
                    Nonsense nonsense = new Nonsense(checker.strangers())) {
                load.rest(REST);
                nonsense.begin();
                ownersDeaths.carryOutWith(mirrorsDeaths);
                load.awaitChanges(Math.max(1, 1_000 - journal.changes()), 200);
            }

            // Then
            checker.check(CATCH_UP);
        });
    }

    static Stream<Arguments> deathsDuringProofs() {
        return Arrays.stream(seeds())
                .boxed()
                .flatMap(seed -> Stream.of("r1", "r2", "r3", "d1").map(point -> Arguments.of(point, seed)));
    }

    @Tag("long")
    @Test
    void proofIsBroughtToItsEndWhereTheMirrorDiesHalfRepaired(PairUnderTest pair) {
        endsItsProof("r3", 2, pair);
    }

    /** r1 to r3 are passed by the mirror while it compares and repairs, d1 by the owner when it reads the receipt. */
    @Tag("long")
    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("deathsDuringProofs")
    void proofIsBroughtToItsEndWhereverANodeDies(String point, long seed, PairUnderTest pair) {
        endsItsProof(point, seed, pair);
    }

    private static void endsItsProof(String point, long seed, PairUnderTest pair) {
        // Given
        Random random = new Random(seed);
        List<UUID> items = published(pair, "crash-" + point + "-" + seed);
        Collections.shuffle(items, random);
        List<Kind> kinds = new ArrayList<>(Kind.repairableIn(pair.leeds().sort()));
        Collections.shuffle(kinds, random);
        try (Planted planted = Planted.in(pair, items.subList(0, 1 + random.nextInt(MOST_DIFFERENCES)), kinds)) {
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

    /** Of version 3 each, so that every kind of difference can be made of them. */
    static List<UUID> published(PairUnderTest pair, String name) {
        Traffic traffic = Traffic.of(pair.leeds(), name, MOST_DIFFERENCES);
        List<UUID> items = new ArrayList<>();
        for (int n = 0; n < MOST_DIFFERENCES; n++) {
            WriteTarget item = traffic.againAndAgain(name + "-" + n);
            RequestOutcome written = null;
            for (int version = 1; version <= 3; version++) {
                String text = "%s Café %d, lantern %d".formatted(name, n, version);
                written = item.attempt(WriteTarget.Kind.NEW_TEXT, text).outcome();
                assertThat(written).isInstanceOf(Acknowledged.class);
            }
            items.add(((Acknowledged) written).id());
        }
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), pair.log(pair.leeds()), CATCH_UP);
        return items;
    }
}

package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.stack.pair.Together;

/** The processes of both nodes end again and again under load, killed at any moment or asked to. */
@Tag("long")
@ExtendWith(SharedPair.class)
class RestartsIT {

    private static final int KILLS = 12;
    private static final int ROUNDS_OF_STOPS = 4;
    private static final int ENDED_BY_TERM = 143;
    private static final Duration ENDED = Duration.ofSeconds(10);
    private static final Duration CAUGHT_UP = Duration.ofSeconds(60);
    /** So that processes that start again find a core. */
    private static final Duration REST = Duration.ofMillis(20);

    private static final long SEED = 3;

    @Test
    void nodesKilledAgainAndAgainLoseNothing(PairUnderTest pair) {
        // Given
        Random random = new Random(SEED);
        Journal journal = new Journal();
        Checker checker = new Checker(pair, journal);

        Seeded.run("random kills, seed " + SEED, journal, () -> {
            try (WriteLoad load = WriteLoad.on(pair.leeds(), "kills", SEED, journal)) {
                load.rest(REST);

                // When
                for (int i = 0; i < KILLS; i++) {
                    load.awaitChanges(60 + random.nextInt(80), 1);
                    CityUnderTest victim = random.nextBoolean() ? pair.leeds() : pair.hangzhou();
                    victim.node().kill();
                    victim.startNode();
                }
                load.awaitChanges(Math.max(100, 1_000 - journal.changes()), 200);
            }
            awaitBoth(pair);

            // Then
            checker.check(CAUGHT_UP);
        });
    }

    @Test
    void nodesAskedToEndDoSoSoonAndSendNextToNothingTwice(PairUnderTest pair) {
        // Given
        Journal journal = new Journal();
        Checker checker = new Checker(pair, journal);
        long begin = pair.log(pair.leeds()).endOffset();

        Seeded.run("nodes stopped", journal, () -> {
            try (WriteLoad load = WriteLoad.on(pair.leeds(), "stops", 34, journal)) {
                load.rest(REST);

                // When
                for (int i = 0; i < ROUNDS_OF_STOPS; i++) {
                    load.awaitChanges(90, 1);
                    Together.run(List.of(() -> stop(pair.leeds()), () -> stop(pair.hangzhou())));
                    pair.leeds().startNode();
                    pair.hangzhou().startNode();
                }
                load.awaitChanges(Math.max(90, 1_000 - journal.changes()), 200);
            }
            awaitBoth(pair);

            // Then
            checker.check(CAUGHT_UP);
            long again = repetitions(pair.log(pair.leeds()).sequencesFrom(begin));
            System.out.println("nodes stopped: records sent again " + again);
            assertThat(again).as("records sent again").isLessThanOrEqualTo(ROUNDS_OF_STOPS);
        });
    }

    private static void stop(CityUnderTest city) {
        long start = System.nanoTime();
        city.node().stop();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        int code = city.node().awaitEnd(Duration.ofSeconds(1));
        System.out.printf("nodes stopped: %s after %d ms%n", city, TimeUnit.NANOSECONDS.toMillis(took.toNanos()));
        assertThat(code).as("exit code of %s", city).isEqualTo(ENDED_BY_TERM);
        assertThat(took).as("time that %s took to end", city).isLessThanOrEqualTo(ENDED);
    }

    private static long repetitions(List<Long> sequences) {
        return sequences.size() - sequences.stream().distinct().count();
    }

    private static void awaitBoth(PairUnderTest pair) {
        Together.run(List.of(pair.leeds()::awaitReady, pair.hangzhou()::awaitReady));
    }
}

package org.libraryexchange.pair.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.libraryexchange.pair.CityAssert;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.Health;
import org.libraryexchange.pair.NodeLog;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.SharedPair;

/**
 * Requests to all operations of the description, as it shows them and spoilt, and bytes that are no requests, to both nodes.
 * The same seed makes the same choices; the system property {@code pair.seeds} runs others, such as one that failed.
 */
@ExtendWith(SharedPair.class)
class FuzzIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** Those that a pool still keeps for the next request. */
    private static final long THREADS_OF_POOLS = 10;

    static long[] seeds() {
        return Arrays.stream(System.getProperty("pair.seeds", "1").split(","))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nodesAnswerEveryRequestAsDescribedAndHoldTheSameAfterwards(long seed, PairUnderTest pair) {
        fuzz(pair, seed, 600);
    }

    @Tag("long")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sameForALongTime(long seed, PairUnderTest pair) {
        fuzz(pair, ~seed, 100_000);
    }

    private static void fuzz(PairUnderTest pair, long seed, int requests) {
        // Given
        Map<CityUnderTest, Fuzzer> fuzzers = new LinkedHashMap<>();
        Map<CityUnderTest, Footprint> before = new LinkedHashMap<>();
        Map<CityUnderTest, NodeLog> logs = new LinkedHashMap<>();
        Stream.of(pair.leeds(), pair.hangzhou()).forEach(city -> {
            fuzzers.put(city, new Fuzzer(city, seed));
            logs.put(city, NodeLog.fromNowOn(city));
            before.put(city, Footprint.atRest(city));
        });

        // When
        List<CompletableFuture<Void>> sending = fuzzers.values().stream()
                .map(fuzzer -> CompletableFuture.runAsync(() -> fuzzer.send(requests / fuzzers.size())))
                .toList();
        sending.forEach(CompletableFuture::join);

        // Then
        assertThat(fuzzers.values().stream()
                        .flatMap(it -> it.findings().stream())
                        .toList())
                .as("seed %d", seed)
                .isEmpty();
        logs.forEach((city, log) ->
                assertThat(log.linesWith(" ERROR ")).as("log of %s", city).isEmpty());
        fuzzers.forEach((city, fuzzer) -> settles(city, before.get(city), fuzzer.tally()));
        assertMirrors(pair.leeds(), pair.hangzhou());
        assertMirrors(pair.hangzhou(), pair.leeds());
    }

    private static void settles(CityUnderTest city, Footprint before, AnswerTally tally) {
        Awaitility.await().atMost(SOON).untilAsserted(() -> {
            Footprint now = Footprint.of(city);
            Map<Integer, Long> counted = now.requestsSince(before);
            assertThat(tally.allows(counted))
                    .as("%s has counted %s, was asked %s", city, counted, tally)
                    .isTrue();
            assertThat(now.underWay()).isZero();
            assertThat(now.connections()).isLessThanOrEqualTo(before.connections());
            assertThat(now.threads()).as("threads").isLessThanOrEqualTo(before.threads() + THREADS_OF_POOLS);
            assertThat(now.busySessions()).as("sessions of requests").isZero();
            assertThat(now.sessions())
                    .as("of each worker, one")
                    .allSatisfy((worker, count) -> assertThat(count).isEqualTo(1));
        });
    }

    private static void assertMirrors(CityUnderTest mirror, CityUnderTest owner) {
        Awaitility.await().atMost(SOON).untilAsserted(() -> {
            CityAssert.assertThat(mirror).mirrors(owner);
            assertThat(owner.client().status().log().state()).isEqualTo("active");
            assertThat(mirror.client().status().mirror().state()).isEqualTo("active");
            assertThat(Health.of(mirror)).isEqualTo(Health.GREEN);
        });
    }
}

package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.Journal.Moved;
import org.libraryexchange.pair.RequestOutcome.Unknown;
import org.libraryexchange.pair.link.ChaosProxy;
import org.libraryexchange.pair.link.Conditions;

/** The links between both nodes and the broker swallow what travels through them, without any sign of it. */
@Tag("long")
@ExtendWith(SharedPair.class)
class PartitionIT {

    private static final Duration CAUGHT_UP = Duration.ofSeconds(60);
    private static final Duration SLOWEST = Duration.ofSeconds(5);
    private static final Duration AT_LEAST = Duration.ofSeconds(60);
    private static final Duration REST = Duration.ofMillis(20);
    private static final long MOST_MEMORY = 512L << 20;
    private static final long SEED = 14;

    private final PairUnderTest pair;

    PartitionIT(PairUnderTest pair) {
        this.pair = pair;
    }

    /** Whatever has become of a test: others need the links. */
    @AfterEach
    void heal() {
        pair.onBrokerLinks(ChaosProxy::heal);
    }

    /** With the patience that nodes are meant to have. */
    @Test
    void blackHoleHoldsUpNobodyAndCostsNothing() {
        bothRunWith(Map.of("LIBRARY_HEALTH_PATIENCE", "20s"));
        survives();
        bothRunWith(Map.of());
    }

    private void bothRunWith(Map<String, String> environment) {
        List<CityUnderTest> cities = List.of(pair.leeds(), pair.hangzhou());
        cities.forEach(city -> city.runWith(environment));
        cities.forEach(CityUnderTest::awaitReady);
    }

    private void survives() {
        // Given
        Journal journal = new Journal();
        Checker checker = new Checker(pair, journal);
        Awaitility.await().atMost(Turned.IN_TIME).until(() -> Turned.areBoth(Health.GREEN, pair));

        Seeded.run("black hole, seed " + SEED, journal, () -> {
            try (WriteLoad load = WriteLoad.on(pair.leeds(), "black-hole", SEED, journal)) {
                load.awaitChanges(200, 100);
                load.rest(REST);

                // When
                String lights = partitioned(journal.movedFromNowOn());

                // Then
                System.out.println("black hole: " + lights);
                assertThat(journal.count(Unknown.class))
                        .as("writes that failed")
                        .isZero();
                assertThat(load.slowest()).as("slowest write").isLessThan(SLOWEST);
            }
            checker.check(CAUGHT_UP);
            assertThat(pair.leeds().node().residentBytes())
                    .as("memory of Leeds")
                    .isLessThan(MOST_MEMORY);
            assertThat(pair.hangzhou().node().residentBytes())
                    .as("memory of Hangzhou")
                    .isLessThan(MOST_MEMORY);
        });
    }

    /** Lets the partition last until it proves something, heals it, and tells how long the lights took to turn. */
    private String partitioned(Moved moved) {
        long end = System.nanoTime() + AT_LEAST.toNanos();
        pair.onBrokerLinks(link -> link.apply(Conditions.CALM.blackHole()));
        long red = Turned.millisUntilBothAre(Health.RED, pair);
        Awaitility.await("enough has moved")
                .atMost(AT_LEAST.plusMinutes(1))
                .until(() -> System.nanoTime() > end && moved.changes() >= 1_000 && moved.keys() >= 200);
        assertThat(Turned.areBoth(Health.RED, pair))
                .as("both are red to the end")
                .isTrue();
        int changes = moved.changes();
        pair.onBrokerLinks(ChaosProxy::heal);
        long green = Turned.millisUntilBothAre(Health.GREEN, pair);
        return "%d changes, red after %d ms, green after %d ms".formatted(changes, red, green);
    }
}

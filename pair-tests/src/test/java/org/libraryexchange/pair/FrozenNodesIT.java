package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.Journal.Moved;

/** A process stands still for longer than the broker, the database and the Kafka connector wait for it, and goes on. */
@ExtendWith(SharedPair.class)
@Tag("long")
class FrozenNodesIT {

    private static final Duration FROZEN = Duration.ofSeconds(75);
    private static final Duration AWAKE = Duration.ofSeconds(30);
    private static final Duration REST = Duration.ofMillis(50);
    private static final long SEED = 4;

    @Test
    void mirrorThatStoodStillCatchesUpByItself(PairUnderTest pair) {
        // Given
        long process = pair.hangzhou().node().pid();
        Journal journal = new Journal();
        Checker checker = new Checker(pair, journal);

        Seeded.run("mirror frozen, seed " + SEED, journal, () -> {
            try (WriteLoad load = WriteLoad.on(pair.leeds(), "frozen-mirror", SEED, journal)) {
                load.awaitChanges(200, 100);
                load.rest(REST);

                // When
                Moved moved = journal.movedFromNowOn();
                freeze(pair.hangzhou());

                // Then
                assertThat(moved.changes()).as("changes meanwhile").isGreaterThanOrEqualTo(1_000);
                assertThat(moved.keys()).as("keys that they were made to").isGreaterThanOrEqualTo(200);
                Turned.millisUntilBothAre(Health.GREEN, pair);
            }
            checker.check(AWAKE);
            assertThat(pair.hangzhou().node().pid()).isEqualTo(process);
        });
    }

    @Test
    void ownerThatStoodStillSendsOnByItself(PairUnderTest pair) {
        // Given
        long process = pair.leeds().node().pid();
        Journal journal = new Journal();
        Checker checker = new Checker(pair, journal);

        Seeded.run("owner frozen, seed " + SEED, journal, () -> {
            try (WriteLoad load = WriteLoad.on(pair.leeds(), "frozen-owner", SEED, journal)) {
                load.awaitChanges(500, 100);

                // When
                freeze(pair.leeds());

                // Then
                Turned.millisUntilBothAre(Health.GREEN, pair);
                load.awaitChanges(Math.max(100, 1_000 - journal.changes()), 200);
            }
            checker.check(AWAKE);
            assertThat(pair.leeds().node().pid()).isEqualTo(process);
        });
    }

    private static void freeze(CityUnderTest city) {
        city.node().freeze();
        Instant end = Instant.now().plus(FROZEN);
        Awaitility.await()
                .atMost(FROZEN.plusSeconds(30))
                .until(() -> Instant.now().isAfter(end));
        city.node().thaw();
    }
}

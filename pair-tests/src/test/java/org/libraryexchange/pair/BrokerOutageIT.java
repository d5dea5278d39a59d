package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.Outcome.Unknown;

@ExtendWith(SharedPair.class)
class BrokerOutageIT {

    private static final Duration OUTAGE = Duration.ofSeconds(15);
    private static final Duration NOTICED = Duration.ofSeconds(30);
    private static final Duration CAUGHT_UP = Duration.ofSeconds(30);
    private static final long QUICK_MILLIS = 2_000;
    private static final long SEED = 6;

    @Test
    void writesGoOnWithoutTheBrokerAndReachThePartnerAfterwards(PairUnderTest pair) {
        // Given
        Journal journal = new Journal();
        Checker checker = new Checker(pair, journal);

        Seeded.run("seed " + SEED, journal, () -> {
            try (Load load = Load.on(pair.leeds(), "outage", SEED, journal)) {
                load.awaitChanges(200, 100);

                // When
                pair.kafka().kill();
                Instant end = Instant.now().plus(OUTAGE);
                int before = journal.changes();

                // Then
                assertBothTell(pair);
                Awaitility.await()
                        .atMost(OUTAGE.plusMinutes(1))
                        .until(() -> Instant.now().isAfter(end));
                load.awaitChanges(Math.max(1, 1_000 - journal.changes() + before), 200);
                assertThat(journal.count(Unknown.class))
                        .as("writes that failed")
                        .isZero();
                assertThat(load.slowest()).as("slowest write").isLessThan(Duration.ofMillis(QUICK_MILLIS));

                // When
                pair.kafka().restart();
            }

            // Then
            checker.check(CAUGHT_UP);
            assertThat(pair.leeds().client().status().log().state()).isEqualTo("active");
            assertThat(pair.hangzhou().client().status().mirror().state()).isEqualTo("active");
        });
    }

    private static void assertBothTell(PairUnderTest pair) {
        Awaitility.await("both nodes tell that the broker is away")
                .atMost(NOTICED)
                .untilAsserted(() -> {
                    Status.Log log = pair.leeds().client().status().log();
                    Status.Mirror mirror = pair.hangzhou().client().status().mirror();
                    assertThat(log.state()).isEqualTo("failing");
                    assertThat(log.lastError()).isNotBlank();
                    assertThat(mirror.state()).isEqualTo("failing");
                    assertThat(mirror.lastError()).isNotBlank();
                });
    }
}

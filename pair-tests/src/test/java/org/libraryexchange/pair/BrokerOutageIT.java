package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.RequestOutcome.Unknown;

@ExtendWith(SharedPair.class)
class BrokerOutageIT {

    private static final Duration NOTICED = Duration.ofSeconds(30);
    private static final Duration CAUGHT_UP = Duration.ofSeconds(30);
    private static final Duration REST = Duration.ofMillis(50);
    /** Far less than a client of the broker waits, and more than a busy machine takes. */
    private static final Duration QUICK = Duration.ofSeconds(10);

    private static final long SEED = 6;

    @Test
    void writesGoOnWithoutTheBrokerAndReachThePartnerAfterwards(PairUnderTest pair) {
        // Given
        Journal journal = new Journal();
        Checker checker = new Checker(pair, journal);

        Seeded.run("seed " + SEED, journal, () -> {
            try (WriteLoad load = WriteLoad.on(pair.leeds(), "outage", SEED, journal)) {
                load.awaitChanges(200, 100);

                // When
                pair.kafka().kill();
                Instant killed = Instant.now();
                load.awaitChanges(1_000, 200);
                load.rest(REST);

                // Then
                assertBothTell(pair);
                Turned.millisUntilBothAre(Health.RED, pair);
                Duration red = Duration.between(killed, Instant.now());
                assertThat(red).as("until both are red").isLessThanOrEqualTo(Turned.IN_TIME);
                assertThat(pair.leeds().node().isReady()
                                && pair.hangzhou().node().isReady())
                        .as("a node without a broker serves")
                        .isTrue();
                assertThat(journal.count(Unknown.class))
                        .as("writes that failed")
                        .isZero();
                assertThat(load.slowest()).as("slowest write").isLessThan(QUICK);

                // When
                pair.kafka().restart();
                long green = Turned.millisUntilBothAre(Health.GREEN, pair);
                System.out.printf("broker away: red after %d ms, green after %d ms%n", red.toMillis(), green);
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
                    LogStatus.Log log = pair.leeds().client().status().log();
                    LogStatus.Mirror mirror = pair.hangzhou().client().status().mirror();
                    assertThat(log.state()).isEqualTo("failing");
                    assertThat(log.lastError()).isNotBlank();
                    assertThat(mirror.state()).isEqualTo("failing");
                    assertThat(mirror.lastError()).isNotBlank();
                });
    }
}

package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.RequestOutcome.Refused;
import org.libraryexchange.stack.pair.Together;

/** Clocks jump while clients write: those of the nodes, then those of the databases. */
@Tag("long")
@ExtendWith(SharedPair.class)
class ClockIT {

    private static final List<Duration> JUMPS = List.of(Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(1));
    private static final String TIMESTAMP_TYPE = "message.timestamp.type";
    private static final int CHANGES_A_JUMP = 350;
    private static final Duration MIRRORED = Duration.ofSeconds(30);

    @Test
    void nodesWhoseClocksJumpGoOn(PairUnderTest pair) {
        try (FakeClock clock = FakeClock.start()) {
            // Given
            pair.log(pair.leeds()).set(TIMESTAMP_TYPE, "CreateTime");
            pair.leeds().startNode(clock.environment());
            pair.hangzhou().startNode(clock.environment());
            awaitBoth(pair);
            Journal journal = new Journal();
            Checker checker = new Checker(pair, journal);
            String processes = processes(pair);

            Seeded.run("clocks of nodes", journal, () -> {
                for (Duration jump : JUMPS) {
                    // When
                    clock.put(jump);
                    write(pair, pair.leeds().clientBy(clock.clock()), "node" + jump, journal);

                    // Then
                    assertBothWork(
                            pair.leeds().clientBy(clock.clock()),
                            pair.hangzhou().clientBy(clock.clock()));
                }
                assertThat(pair.leeds().client().get("/api/v1/exchange/status"))
                        .as("a token of yesterday")
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.status()).isEqualTo(401));
                // A connection may be closed while its client takes it up again; but no request is answered with an
                // error.
                assertThat(journal.doubts())
                        .extracting(Journal.Doubt::cause)
                        .as("answers with an error")
                        .noneMatch(cause -> cause.matches("5\\d\\d.*"));
                clock.put(Duration.ZERO);
                assertThat(pair.leeds().client().get("/api/v1/exchange/status")).isInstanceOf(Acknowledged.class);

                checker.check(MIRRORED);
            });
            assertThat(processes(pair)).isEqualTo(processes);
            assertThat(pair.log(pair.leeds()).setting(TIMESTAMP_TYPE)).isEqualTo("LogAppendTime");
        } finally {
            startBoth(pair);
        }
    }

    @Test
    void databasesWhoseClocksJumpAreUsedOn(PairUnderTest pair) {
        try (FakeClock clock = FakeClock.start()) {
            // Given
            pair.leeds().postgres().restart(clock.environment());
            pair.hangzhou().postgres().restart(clock.environment());
            startBoth(pair);
            Journal journal = new Journal();
            Checker checker = new Checker(pair, journal);
            String processes = processes(pair);

            Seeded.run("clocks of databases", journal, () -> {
                for (Duration jump : JUMPS) {
                    // When
                    clock.put(jump);
                    write(pair, pair.leeds().client(), "database" + jump, journal);

                    // Then
                    assertBothWork(pair.leeds().client(), pair.hangzhou().client());
                }
                clock.put(Duration.ZERO);

                checker.check(MIRRORED);
            });
            assertThat(processes(pair)).isEqualTo(processes);
        } finally {
            pair.leeds().postgres().restart(Map.of());
            pair.hangzhou().postgres().restart(Map.of());
            startBoth(pair);
        }
    }

    private static void write(PairUnderTest pair, NodeClient client, String name, Journal journal) {
        try (WriteLoad load = WriteLoad.on(client, pair.leeds().node(), name, 17, journal)) {
            load.awaitChanges(CHANGES_A_JUMP, 100);
        }
    }

    /** What is written up to now is mirrored soon, by workers at work. */
    private static void assertBothWork(NodeClient owner, NodeClient mirror) {
        long written = owner.status().log().sequence();
        Awaitility.await("both logs get on").atMost(MIRRORED).untilAsserted(() -> {
            assertThat(owner.status().log().state()).isEqualTo("active");
            assertThat(mirror.status().mirror().state()).isEqualTo("active");
            assertThat(mirror.status().mirror().appliedUpTo()).isGreaterThanOrEqualTo(written);
        });
    }

    private static String processes(PairUnderTest pair) {
        return pair.leeds().node().pid() + " " + pair.hangzhou().node().pid();
    }

    private static void startBoth(PairUnderTest pair) {
        pair.leeds().startNode();
        pair.hangzhou().startNode();
        awaitBoth(pair);
    }

    private static void awaitBoth(PairUnderTest pair) {
        Together.run(List.of(pair.leeds()::awaitReady, pair.hangzhou()::awaitReady));
    }
}

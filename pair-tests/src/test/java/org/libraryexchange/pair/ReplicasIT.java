package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.stack.pair.Together;

/** Two processes of each node share its database and the broker; those that publish and apply fail under load. */
@Tag("long")
@ExtendWith(SharedPair.class)
class ReplicasIT {

    private static final Duration AFTER_DEATH = Duration.ofSeconds(15);
    private static final Duration AFTER_SILENCE = Duration.ofSeconds(20);
    private static final Duration AWAKE = Duration.ofSeconds(15);
    private static final Duration CATCH_UP = Duration.ofSeconds(30);
    private static final int CHANGES = 1_000;
    private static final int KEYS = 200;

    @Test
    void whoeverStoodByTakesOverFromTheDead(PairUnderTest pair) {
        try (Leaders leaders = Leaders.of(pair)) {
            // Given
            Journal journal = new Journal();
            Checker checker = new Checker(pair, journal);

            Seeded.run("leaders killed", journal, () -> {
                try (WriteLoad load = WriteLoad.on(pair.leeds(), "killed-leader", 51, journal);
                        WriteLoad more = leaders.load("killed-leader-too", 52, journal)) {
                    load.awaitChanges(100, 1);
                    more.awaitChanges(100, 1);

                    // When
                    leaders.leeds().node().kill();
                    leaders.hangzhou().node().kill();
                    long millis = leaders.millisUntilFollowed(AFTER_DEATH);
                    load.awaitChanges(CHANGES, KEYS);

                    // Then
                    tell("killed", millis);
                }
                checker.check(CATCH_UP);
            });
        }
    }

    @Test
    void whoeverStoodByTakesOverFromTheStoppedWhoDoNoHarmWhenTheyWake(PairUnderTest pair) {
        try (Leaders leaders = Leaders.of(pair)) {
            // Given
            Journal journal = new Journal();
            Checker checker = new Checker(pair, journal);

            Seeded.run("leaders stopped", journal, () -> {
                try (WriteLoad load = WriteLoad.on(pair.leeds(), "stopped-leader", 53, journal);
                        WriteLoad more = leaders.load("stopped-leader-too", 54, journal)) {
                    load.awaitChanges(100, 1);
                    more.awaitChanges(100, 1);

                    // When
                    leaders.leeds().node().freeze();
                    leaders.hangzhou().node().freeze();
                    long millis = leaders.millisUntilFollowed(AFTER_SILENCE);
                    load.awaitChanges(CHANGES, KEYS);
                    leaders.leeds().node().thaw();
                    leaders.hangzhou().node().thaw();

                    // Then
                    tell("stopped", millis);
                    leaders.awaitGivenWay(AWAKE);
                    load.awaitChanges(100, KEYS);
                    leaders.requireFollowed();
                }
                checker.check(CATCH_UP);
            });
        }
    }

    private static void tell(String fault, long millis) {
        System.out.printf("replicas, leaders %s: followed after %d ms%n", fault, millis);
    }

    /** The second process of each city, which works, while the first stands by. */
    private record Leaders(PairUnderTest pair, Replica leeds, Replica hangzhou) implements AutoCloseable {

        static Leaders of(PairUnderTest pair) {
            Together.run(List.of(pair.leeds().node()::stop, pair.hangzhou().node()::stop));
            Leaders leaders = new Leaders(
                    pair, pair.leeds().startReplica(), pair.hangzhou().startReplica());
            try {
                leaders.lead();
                return leaders;
            } catch (RuntimeException | Error e) {
                leaders.close();
                throw e;
            }
        }

        private void lead() {
            leeds.awaitReady();
            hangzhou.awaitReady();
            Awaitility.await("the only processes work").atMost(AWAKE).until(this::work);
            pair.leeds().startNode();
            pair.hangzhou().startNode();
            pair.leeds().awaitReady();
            pair.hangzhou().awaitReady();
            Awaitility.await("the others stand by").atMost(AWAKE).until(this::areStoodBy);
            assertThat(work()).as("the first ones work").isTrue();
        }

        WriteLoad load(String name, long seed, Journal journal) {
            return WriteLoad.on(leeds.client(), leeds.node(), name, seed, journal);
        }

        private boolean work() {
            return is("active", leeds.client(), hangzhou.client());
        }

        private boolean areStoodBy() {
            return is("standby", pair.leeds().client(), pair.hangzhou().client());
        }

        private boolean areFollowed() {
            return is("active", pair.leeds().client(), pair.hangzhou().client());
        }

        /** Publisher and applier of the same log. */
        private static boolean is(String state, NodeClient owner, NodeClient mirror) {
            return owner.status().log().state().equals(state)
                    && mirror.status().mirror().state().equals(state);
        }

        long millisUntilFollowed(Duration within) {
            long start = System.nanoTime();
            Awaitility.await("the others take over")
                    .atMost(within)
                    .pollInterval(Duration.ofMillis(100))
                    .until(this::areFollowed);
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        }

        void awaitGivenWay(Duration within) {
            Awaitility.await("those who were stopped give way")
                    .atMost(within)
                    .until(() -> is("standby", leeds.client(), hangzhou.client()));
        }

        void requireFollowed() {
            assertThat(areFollowed()).as("those who took over still work").isTrue();
            assertThat(is("standby", leeds.client(), hangzhou.client()))
                    .as("those who were stopped stand by")
                    .isTrue();
        }

        @Override
        public void close() {
            Together.runToTheEnd(List.of(leeds::close, hangzhou::close));
        }
    }
}

package org.libraryexchange.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.libraryexchange.base.http.Turns.Bounds;

class TurnsTest {

    private final Set<String> notReady = new HashSet<>();
    private final Turns<String> turns = new Turns<>(new Bounds(3, 2, 6, 4), who -> !notReady.contains(who));

    @Test
    void clientsHaveTheirTurnsOneAfterTheOther() {
        // Given
        queue("greedy", "g1", "g2", "g3", "g4");
        queue("modest", "m1");

        // When
        List<String> first = turns.next();
        turns.end("greedy");
        List<String> second = turns.next();

        // Then
        assertThat(first).containsExactly("g1", "m1", "g2");
        assertThat(second).containsExactly("g3");
    }

    @Test
    void nobodyHasMoreTurnsThanOneClientMay() {
        // When
        queue("greedy", "g1", "g2", "g3");

        // Then
        assertThat(turns.next()).containsExactly("g1", "g2");
        assertThat(turns.running()).isEqualTo(2);
    }

    @Test
    void whoFindsNoRoomDoesNotWait() {
        // Given
        queue("greedy", "g1", "g2", "g3", "g4");
        queue("other", "o1", "o2");

        // When, Then
        assertThat(turns.queue("greedy", "g5")).isFalse();
        assertThat(turns.queue("third", "t1")).isFalse();
        assertThat(turns.waiting()).isEqualTo(6);
    }

    @Test
    void whoLeavesHasNoTurn() {
        // Given
        queue("one", "a", "b");

        // When
        boolean left = turns.leave("one", "a");

        // Then
        assertThat(left).isTrue();
        assertThat(turns.next()).containsExactly("b");
        assertThat(turns.leave("one", "b")).isFalse();
    }

    @Test
    void othersOvertakeAClientThatIsNotReady() {
        // Given
        notReady.add("slow1");
        queue("slow", "slow1");
        queue("quick", "quick1");

        // When
        List<String> first = turns.next();
        notReady.clear();
        List<String> second = turns.next();

        // Then
        assertThat(first).containsExactly("quick1");
        assertThat(second).containsExactly("slow1");
    }

    /** Whatever happens in whatever order, the bounds hold, everybody has a turn at last, and nothing is remembered. */
    @Test
    void nothingIsLeftBehind() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> running = new ArrayList<>();
        for (int step = 0; step < 10_000; step++) {
            String client = "c" + random.nextInt(4);
            switch (random.nextInt(3)) {
                case 0 -> turns.queue(client, client + "/" + step);
                case 1 -> turns.leave(client, client + "/" + random.nextInt(step + 1));
                default -> {
                    if (!running.isEmpty()) {
                        turns.end(running.remove(random.nextInt(running.size())));
                    }
                }
            }
            turns.next().forEach(who -> running.add(who.substring(0, 2)));
            assertThat(running).as("seed %d, step %d", seed, step).hasSize(turns.running());
            assertThat(turns.running()).isLessThanOrEqualTo(3);
        }
        while (!running.isEmpty()) {
            turns.end(running.remove(0));
            turns.next().forEach(who -> running.add(who.substring(0, 2)));
        }
        assertThat(turns.waiting()).as("seed %d", seed).isZero();
        assertThat(turns.clients()).as("seed %d", seed).isZero();
    }

    private void queue(String client, String... all) {
        for (String who : all) {
            assertThat(turns.queue(client, who)).isTrue();
        }
    }
}

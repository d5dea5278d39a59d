package org.libraryexchange.pages.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private final Attempts attempts = new Attempts(Duration.ofSeconds(10));

    @Test
    void waitGrowsWithEachWrongPasswordUpToTheLongest() {
        // When
        long[] seconds = IntStream.range(0, 8)
                .mapToLong(n -> {
                    attempts.failed("ada", "here", NOW);
                    return attempts.pause("ada", "here", NOW).toSeconds();
                })
                .toArray();

        // Then
        assertThat(seconds).containsExactly(0, 0, 1, 2, 4, 8, 10, 10);
        assertThat(attempts.pause("ada", "here", NOW.plusSeconds(10))).isZero();
    }

    @Test
    void nobodyIsLockedOutByOthersElsewhere() {
        // When
        fail("ada", "elsewhere");

        // Then
        assertThat(attempts.pause("ada", "here", NOW)).isZero();
        assertThat(attempts.pause("ben", "elsewhere", NOW)).isZero();
    }

    @Test
    void rightPasswordEndsTheWait() {
        // Given
        fail("ada", "here");

        // When
        attempts.succeeded("ada", "here");

        // Then
        assertThat(attempts.pause("ada", "here", NOW)).isZero();
        assertThat(attempts.remembered()).isZero();
    }

    @Test
    void madeUpNamesDoNotFillTheMemory() {
        // When
        IntStream.range(0, 20_000).forEach(n -> attempts.failed("name " + n, "here", NOW));

        // Then
        assertThat(attempts.remembered()).isLessThanOrEqualTo(10_000);
    }

    private void fail(String name, String address) {
        IntStream.range(0, 5).forEach(n -> attempts.failed(name, address, NOW));
    }
}

package org.libraryexchange.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class IndexRetriesTest {

    private long now = Long.MAX_VALUE - 1_000;
    private final IndexRetries retries = new IndexRetries(() -> now);

    @Test
    void firstFailureIsFollowedAtOnce() {
        // When
        retries.failed();

        // Then
        assertThat(retries.left()).isZero();
    }

    @Test
    void furtherFailuresAreFollowedEverLater() {
        // Given
        retries.failed();

        // When, Then
        retries.failed();
        assertThat(retries.left()).isEqualTo(IndexRetries.FIRST_WAIT);
        retries.failed();
        assertThat(retries.left()).isEqualTo(IndexRetries.FIRST_WAIT.multipliedBy(2));
        for (int i = 0; i < 100; i++) {
            retries.failed();
        }
        assertThat(retries.left()).isEqualTo(IndexRetries.LONGEST_WAIT);
    }

    @Test
    void waitPassesFromTheLastFailureOn() {
        // Given
        retries.failed();
        retries.failed();

        // When
        now += IndexRetries.FIRST_WAIT.minusSeconds(1).toNanos();

        // Then
        assertThat(retries.left()).isEqualTo(Duration.ofSeconds(1));
        now += Duration.ofHours(1).toNanos();
        assertThat(retries.left()).isZero();
    }

    @Test
    void successEndsTheRow() {
        // Given
        retries.failed();
        retries.failed();

        // When
        retries.succeeded();
        retries.failed();

        // Then
        assertThat(retries.left()).isZero();
    }
}

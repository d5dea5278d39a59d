package org.libraryexchange.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

    private static final long SECOND = 1_000_000_000L;

    private final TokenBuckets buckets = new TokenBuckets(10, 3, 100);

    @Test
    void burstIsServedAndThenOneHasToWait() {
        // When
        long[] waits =
                IntStream.range(0, 4).mapToLong(n -> buckets.take("a", 0)).toArray();

        // Then
        assertThat(waits).containsExactly(0, 0, 0, SECOND / 10);
    }

    @Test
    void tokensComeBackAtTheRate() {
        // Given
        IntStream.range(0, 3).forEach(n -> buckets.take("a", 0));

        // When, Then
        assertThat(buckets.take("a", SECOND / 20)).isBetween(SECOND / 20 - 1, SECOND / 20 + 1);
        assertThat(buckets.take("a", SECOND / 10)).isZero();
        assertThat(buckets.take("a", SECOND / 10)).isPositive();
    }

    @Test
    void bucketHoldsNoMoreThanTheBurst() {
        // Given
        buckets.take("a", 0);

        // When
        long[] waits = IntStream.range(0, 4)
                .mapToLong(n -> buckets.take("a", 100 * SECOND))
                .toArray();

        // Then
        assertThat(waits).startsWith(0, 0, 0);
        assertThat(waits[3]).isPositive();
    }

    @Test
    void whoeverWasRefusedHasNotToWaitForLonger() {
        // Given
        IntStream.range(0, 50).forEach(n -> buckets.take("a", 0));

        // When, Then
        assertThat(buckets.take("a", SECOND / 10)).isZero();
    }

    @Test
    void whatARequestHasUsedBeyondItsTokenIsOwed() {
        // Given
        buckets.take("a", 0);

        // When
        buckets.charge("a", 3, 0);

        // Then
        assertThat(buckets.take("a", 0)).isEqualTo(SECOND / 5);
        assertThat(buckets.take("a", SECOND / 4)).isZero();
    }

    @Test
    void nobodyOwesMoreThanABucketHolds() {
        // When
        buckets.charge("a", 1_000, 0);

        // Then
        assertThat(buckets.take("a", 0)).isEqualTo(4 * SECOND / 10);
    }

    @Test
    void clientsDoNotShareTokens() {
        // Given
        IntStream.range(0, 4).forEach(n -> buckets.take("a", 0));

        // When, Then
        assertThat(buckets.take("b", 0)).isZero();
    }

    @Test
    void manyClientsDoNotFillTheMemory() {
        // When
        IntStream.range(0, 10_000).forEach(n -> buckets.take("client " + n, n));

        // Then
        assertThat(buckets.clients()).isLessThanOrEqualTo(100);
    }
}

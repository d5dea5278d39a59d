package org.libraryexchange.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GatheringTest {

    private final Gathering gathering = new Gathering();

    @Test
    void firstChangeDoesNotWait() {
        assertThat(leftAt(0)).isLessThanOrEqualTo(0);
    }

    @Test
    void whatComesSoonAfterWaitsForAQuarterOfASecondInAll() {
        put(1, 1_000);

        assertThat(leftAt(1_000)).isEqualTo(250);
        assertThat(leftAt(1_100)).isEqualTo(150);
        assertThat(leftAt(1_250)).isZero();
    }

    @Test
    void changeAfterAQuietTimeDoesNotWait() {
        put(1, 1_000);

        assertThat(leftAt(60_000)).isLessThanOrEqualTo(0);
    }

    @Test
    void largePiecesFollowOneAnother() {
        put(1, 1_000);
        put(100, 1_100);

        assertThat(leftAt(1_100)).isLessThanOrEqualTo(0);
    }

    private void put(int items, long millis) {
        gathering.hasPut(items, Duration.ofMillis(millis).toNanos());
    }

    private long leftAt(long millis) {
        return Duration.ofNanos(gathering.left(Duration.ofMillis(millis).toNanos()))
                .toMillis();
    }
}

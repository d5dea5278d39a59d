package org.libraryexchange.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class InfluxTest {

    private final Influx influx = new Influx();

    @Test
    void muchThatComesFastIsIndexedAfterwards() {
        assertThat(at(0, 20_000, 20_000)).isFalse();
        assertThat(at(1_000, 24_000, 24_000)).isTrue();
        assertThat(at(1_500, 24_000, 24_000)).isTrue();
        assertThat(at(2_000, 24_000, 24_000)).isFalse();
    }

    @Test
    void littleIsIndexedAtOnce() {
        assertThat(at(0, 100, 20_000)).isFalse();
        assertThat(at(1_000, 4_000, 24_000)).isFalse();
        assertThat(at(2_000, 4_900, 28_000)).isFalse();
    }

    @Test
    void whatComesSlowlyIsIndexedMeanwhile() {
        assertThat(at(0, 20_000, 20_000)).isFalse();
        assertThat(at(1_000, 20_900, 20_900)).isFalse();
        assertThat(at(2_000, 21_800, 21_800)).isFalse();
    }

    @Test
    void nothingWaitsForLong() {
        long newest = 20_000;
        assertThat(at(0, newest, newest)).isFalse();
        for (long millis = 1_000; millis < Duration.ofMinutes(5).toMillis(); millis += 1_000) {
            newest += 2_000;
            assertThat(at(millis, newest, newest)).isTrue();
        }
        newest += 2_000;
        assertThat(at(Duration.ofMinutes(5).toMillis(), newest, newest)).isFalse();
    }

    @Test
    void anotherStreamMayTakeAsLong() {
        nothingWaitsForLong();
        long later = Duration.ofMinutes(10).toMillis();

        assertThat(at(later, 0, 1_000_000)).isFalse();
        assertThat(at(later + 1_000, 9_000, 1_009_000)).isFalse();
        assertThat(at(later + 2_000, 19_000, 1_019_000)).isTrue();
    }

    private boolean at(long millis, long behind, long newest) {
        // A clock may begin anywhere but at zero.
        return influx.isStreaming(behind, newest, Duration.ofMillis(millis + 1).toNanos());
    }
}

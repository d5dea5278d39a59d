package org.libraryexchange.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SteadinessTest {

    @Test
    void isReachedWhenThreeSlicesWereNoFasterThanTheBest() {
        assertThat(slicesUntilSteady(100, 200, 300, 304, 290, 306, 400)).isEqualTo(6);
    }

    @Test
    void isFurtherAwayAfterEachSliceThatWasFaster() {
        assertThat(slicesUntilSteady(100, 100, 100, 200, 200, 200, 200)).isEqualTo(7);
    }

    private static int slicesUntilSteady(double... rates) {
        Steadiness steadiness = new Steadiness();
        return IntStream.range(0, rates.length)
                        .filter(i -> steadiness.isReachedWith(rates[i]))
                        .findFirst()
                        .orElseThrow()
                + 1;
    }
}

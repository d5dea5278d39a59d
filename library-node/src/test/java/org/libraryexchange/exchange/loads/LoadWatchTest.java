package org.libraryexchange.exchange.loads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.libraryexchange.exchange.loads.LoadReader.Load;
import org.libraryexchange.exchange.loads.LoadWatch.Decision;

class LoadWatchTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private final LoadWatch watch = new LoadWatch(Duration.ofSeconds(10));

    @Test
    void loadIsProvedOnceItIsQuiet() {
        // Given
        assertThat(looked(loaded(50), 0)).isEqualTo(Decision.WAIT);
        assertThat(looked(loaded(117), 8)).isEqualTo(Decision.WAIT);
        assertThat(looked(loaded(117), 17)).isEqualTo(Decision.WAIT);

        // When
        Decision quiet = looked(loaded(117), 18);

        // Then
        assertThat(quiet).isEqualTo(Decision.PROVE);
    }

    @Test
    void importsThatAreStillWrittenAreWaitedFor() {
        // When
        Decision decision = Decision.WAIT;
        for (int second = 0; second < 500; second += 5) {
            decision = looked(new Load(117, true, true, Optional.empty()), second);
            assertThat(decision).isEqualTo(Decision.WAIT);
        }
        decision = looked(new Load(117, true, true, Optional.empty()), 600);

        // Then
        assertThat(decision).as("but not for ever").isEqualTo(Decision.PROVE);
    }

    @Test
    void provedCatalogueIsLeftAlone() {
        // Given
        Load proved = new Load(117, false, false, Optional.empty());

        // Then
        assertThat(looked(proved, 0)).isEqualTo(Decision.WAIT);
        assertThat(looked(proved, 3_600)).isEqualTo(Decision.WAIT);
    }

    @Test
    void secondLoadWithinAnHourWaitsUntilTheHourIsOver() {
        // Given
        Load again = new Load(200, true, false, Optional.of(NOON));
        assertThat(looked(again, 600)).isEqualTo(Decision.WAIT);

        // Then
        assertThat(looked(again, 3_599)).isEqualTo(Decision.WAIT);
        assertThat(looked(again, 3_600)).isEqualTo(Decision.PROVE);
    }

    private Decision looked(Load load, int seconds) {
        return watch.look(load, NOON.plus(Duration.ofSeconds(seconds)));
    }

    private static Load loaded(long sequence) {
        return new Load(sequence, true, false, Optional.empty());
    }
}

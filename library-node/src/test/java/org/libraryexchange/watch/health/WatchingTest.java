package org.libraryexchange.watch.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.libraryexchange.watch.health.Verdict.Behind;
import org.libraryexchange.watch.health.Verdict.Stuck;
import org.libraryexchange.watch.health.Verdict.Well;

class WatchingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void indexerThatWorksIsWell() {
        assertThat(Watching.ofIndexer(Duration.ZERO, PATIENCE)).isEqualTo(new Well());
    }

    @Test
    void indexerThatFailsIsStuckWhenItHasFailedForLong() {
        Duration shortly = PATIENCE.minusNanos(1);

        assertThat(Watching.ofIndexer(shortly, PATIENCE)).isEqualTo(new Behind(shortly, StuckCause.INDEXER_FAILING));
        assertThat(Watching.ofIndexer(PATIENCE, PATIENCE)).isEqualTo(new Stuck(PATIENCE, StuckCause.INDEXER_FAILING));
    }
}

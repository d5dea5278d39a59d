package org.libraryexchange.base.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ManagedWorkerTest {

    private static final Duration NO_REST = Duration.ZERO;

    @Test
    void workerIsAliveForNinetySecondsAfterItsLastSign() {
        assertThat(ManagedWorker.isAlive(Duration.ofSeconds(89), NO_REST)).isTrue();
        assertThat(ManagedWorker.isAlive(Duration.ofSeconds(90), NO_REST)).isFalse();
    }

    @Test
    void workerThatRestsMayBeSilentForThatMuchLonger() {
        Duration rest = Duration.ofMinutes(5);

        assertThat(ManagedWorker.isAlive(Duration.ofSeconds(389), rest)).isTrue();
        assertThat(ManagedWorker.isAlive(Duration.ofSeconds(390), rest)).isFalse();
    }
}

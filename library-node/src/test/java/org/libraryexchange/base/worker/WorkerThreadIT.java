package org.libraryexchange.base.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.base.worker.WorkerReport.State;
import org.libraryexchange.exchange.log.PostgresExtension;

class WorkerThreadIT {

    private static final Duration A_WHILE = Duration.ofMillis(500);

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    @Test
    void workerThatHangsInAStepIsSilentUntilItGoesOn() {
        // Given
        Signal goOn = new Signal();
        try (WorkerThread thread = new WorkerThread(
                "hanging leeds", DATABASE.sessions(), standing -> new HangingWorker(goOn), Duration.ofMillis(10))) {
            thread.start();
            await().atMost(10, SECONDS).until(() -> thread.report().state() == State.ACTIVE);

            // Then
            await().atMost(10, SECONDS).until(() -> thread.silence().compareTo(A_WHILE) > 0);

            // When
            goOn.raise();

            // Then
            await().atMost(10, SECONDS)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> thread.silence().compareTo(A_WHILE) < 0);
            thread.endSoon();
            goOn.raise();
        }
    }

    /** A worker whose steps each last until the test lets it continue. */
    private record HangingWorker(Signal goOn) implements Worker {

        @Override
        public void step() {
            goOn.await(Duration.ofHours(1));
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}

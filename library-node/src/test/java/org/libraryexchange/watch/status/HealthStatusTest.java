package org.libraryexchange.watch.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.libraryexchange.exchange.pauses.Pause;
import org.libraryexchange.watch.health.StuckCause;
import org.libraryexchange.watch.health.Verdict.Behind;
import org.libraryexchange.watch.health.Verdict.Paused;
import org.libraryexchange.watch.health.Verdict.Stuck;
import org.libraryexchange.watch.health.Verdict.Well;
import org.libraryexchange.watch.status.HealthStatus.Reason;

class HealthStatusTest {

    private static final Behind BEHIND = new Behind(Duration.ofSeconds(4), StuckCause.NO_PROGRESS);
    private static final Stuck STUCK = new Stuck(Duration.ofMillis(25_900), StuckCause.BROKER_SILENT);

    @Test
    void logThatIsWorstOffGivesTheState() {
        assertThat(HealthStatus.of(Map.of("library.leeds.items", new Well(), "library.hangzhou.items", new Well())))
                .isEqualTo(new HealthStatus("well", List.of()));
        assertThat(HealthStatus.of(Map.of("library.leeds.items", new Well(), "library.hangzhou.items", BEHIND))
                        .state())
                .isEqualTo("behind");
        assertThat(HealthStatus.of(Map.of("library.leeds.items", STUCK, "library.hangzhou.items", BEHIND))
                        .state())
                .isEqualTo("stuck");
    }

    @Test
    void pauseIsNamedWithItsEndItsAuthorAndItsReason() {
        // Given
        Instant noon = Instant.parse("2026-12-01T12:00:00Z");
        Pause pause = new Pause("leeds", noon, noon.plusSeconds(3_600), "a.ops", "Their import went wrong");

        // When
        HealthStatus status =
                HealthStatus.of(Map.of("library.leeds.items", new Paused(pause), "library.hangzhou.items", new Well()));

        // Then
        assertThat(status)
                .isEqualTo(new HealthStatus(
                        "paused",
                        List.of(new Reason(
                                "library.leeds.items",
                                "paused",
                                "paused",
                                "paused until 2026-12-01T13:00:00Z, by a.ops: Their import went wrong",
                                0,
                                "/ops/guides/runbooks#pausing-a-partner"))));
    }

    @Test
    void eachLogThatDoesNotGetOnIsNamedWithItsReason() {
        // When
        HealthStatus status =
                HealthStatus.of(Map.of("library.leeds.items", STUCK, "library.hangzhou.items", new Well()));

        // Then
        assertThat(status.reasons())
                .containsExactly(new Reason(
                        "library.leeds.items",
                        "stuck",
                        "broker-silent",
                        "the broker does not answer",
                        25,
                        "/ops/guides/runbooks#brokerunreachable"));
    }
}

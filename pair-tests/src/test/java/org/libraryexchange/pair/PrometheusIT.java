package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A real Prometheus scrapes the running pair by the repository's configuration. */
@Tag("long")
@ExtendWith(SharedPair.class)
class PrometheusIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void scrapesBothNodesFindsEveryMetricAndTellsThatThePartnerIsGone(PairUnderTest pair) {
        pair.leeds().client().get("/api/v1/exchange/status");
        try (Prometheus prometheus = Prometheus.start(pair)) {
            // Given
            Awaitility.await("Prometheus").atMost(SOON).until(prometheus::isReady);
            Awaitility.await("both nodes")
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(prometheus.targets()).containsExactly("hangzhou up", "leeds up"));
            Set<String> used = Monitoring.metrics(Monitoring.expressions());
            assertThat(used).contains("up", "ALERTS", "library_log_proof_age_seconds");
            used.remove("ALERTS");
            // Those of the machines come from an exporter of their own.
            used.removeIf(metric -> metric.startsWith("node_"));
            Awaitility.await("every metric")
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(used)
                            .allMatch(name -> !prometheus.query(name).isEmpty()));
            Awaitility.await("every rule")
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(prometheus.rules())
                            .hasSameSizeAs(Monitoring.alerts())
                            .allMatch(rule -> rule.endsWith(" ok")));
            assertThat(prometheus.state("NodeDown", "hangzhou")).isEmpty();

            // When
            pair.hangzhou().node().stop();

            // Then
            Awaitility.await("the alert")
                    .atMost(SOON)
                    .until(() -> prometheus.state("NodeDown", "hangzhou").equals("firing"));
            assertThat(prometheus.state("NodeDown", "leeds")).isEmpty();
            assertThat(prometheus.query("ALERTS")).isNotEmpty();
        } finally {
            pair.hangzhou().restartNode();
        }
    }

    @Test
    void scrapeIsAsQuickWhileTheDatabaseIsAwayAndTellsNothingThatIsNotKnown(PairUnderTest pair) {
        // Given
        CityUnderTest leeds = pair.leeds();
        leeds.runWith(Map.of("LIBRARY_METRICS_READ_EVERY", "1s"));
        leeds.awaitReady();
        Scrape.await(leeds, "library_log_sequence \\d.*");

        // When
        leeds.postgres().freeze();
        try {
            // Then
            Scrape.await(leeds, "library_log_sequence NaN");
            Scrape.await(leeds, "library_imports\\{state=\"held\"} NaN");
            Scrape.await(leeds, "library_database_reachable 0.0");
        } finally {
            leeds.postgres().thaw();
        }
        Scrape.await(leeds, "library_log_sequence \\d.*");
        leeds.runWith(Map.of());
        leeds.awaitReady();
    }
}

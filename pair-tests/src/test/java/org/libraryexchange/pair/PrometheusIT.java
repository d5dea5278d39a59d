package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A real Prometheus scrapes the running pair by the repository's configuration. */
@ExtendWith(SharedPair.class)
class PrometheusIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration QUICKLY = Duration.ofSeconds(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

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
        awaitMetric(leeds, "library_log_sequence \\d.*");

        // When
        leeds.postgres().freeze();
        try {
            // Then
            awaitMetric(leeds, "library_log_sequence NaN");
            awaitMetric(leeds, "library_imports\\{state=\"held\"} NaN");
            awaitMetric(leeds, "library_database_reachable 0.0");
        } finally {
            leeds.postgres().thaw();
        }
        awaitMetric(leeds, "library_log_sequence \\d.*");
    }

    private static void awaitMetric(CityUnderTest city, String line) {
        Awaitility.await(line).atMost(SOON).until(() -> scraped(city).lines().anyMatch(each -> each.matches(line)));
    }

    /** Fails unless the answer comes before the database would be given up. */
    private static String scraped(CityUnderTest city) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(city.management().resolve("/q/metrics"))
                .timeout(QUICKLY)
                .build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }
}

package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.RequestOutcome.Refused;

/** A node that limits how many requests one client may make. */
@ExtendWith(SharedPair.class)
class RateLimitIT {

    private static final int BURST = 20;

    @Tag("long")
    @Test
    void whoeverAsksTooOftenIsRefusedAndNobodyElseIs(PairUnderTest pair) {
        // Given
        CityUnderTest leeds = pair.leeds();
        leeds.client().put("limited", "here", ItemDocuments.event("here").toString());
        leeds.startNode(Map.of(
                "LIBRARY_RATE_LIMIT_REQUESTS_PER_SECOND_OF_A_NAME",
                "1",
                "LIBRARY_RATE_LIMIT_BURST_SECONDS",
                Integer.toString(BURST)));
        leeds.awaitReady();
        try {
            NodeClient busy = leeds.client();

            // When: a list would cost more than one request, as long as the node is cold
            long served = IntStream.range(0, 5 * BURST)
                    .filter(n -> busy.get("/api/v1/items/by-identifier/limited/here") instanceof Acknowledged)
                    .count();
            RequestOutcome refused = busy.put(
                    "limited", "too-much", ItemDocuments.event("too much").toString());

            // Then
            assertThat(served).isBetween((long) BURST, 3L * BURST);
            assertThat(refused).isInstanceOfSatisfying(Refused.class, answer -> {
                assertThat(answer.status()).isEqualTo(429);
                assertThat(answer.problem().path("type").asText()).endsWith("/too-many-requests");
            });
            assertThat(leeds.anotherClient("somebody-else").get("/api/v1/items?limit=1"))
                    .isInstanceOf(Acknowledged.class);
            assertThat(leeds.node().isReady()).as("the management port").isTrue();
        } finally {
            leeds.restartNode();
        }
    }

    @Tag("long")
    @Test
    void addressHasAsManyRequestsUnderWayAsItMay(PairUnderTest pair) {
        // Given
        CityUnderTest leeds = pair.leeds();
        leeds.startNode(Map.of("LIBRARY_RATE_LIMIT_AT_A_TIME", "5"));
        leeds.awaitReady();
        ExecutorService others = Executors.newFixedThreadPool(5);
        try {
            String waiting = "/api/v1/changes?owner=leeds&wait=20&after="
                    + leeds.client().status().log().sequence();
            NodeClient client = leeds.client();

            // When
            List<Future<RequestOutcome>> held = IntStream.range(0, 5)
                    .mapToObj(n -> others.submit(() -> client.get(waiting)))
                    .toList();

            // Then
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(client.get("/api/v1/items?limit=1"))
                            .isInstanceOfSatisfying(
                                    Refused.class,
                                    refused -> assertThat(refused.status()).isEqualTo(429)));
            assertThat(held).noneMatch(Future::isDone);
        } finally {
            others.shutdownNow();
            leeds.restartNode();
        }
    }
}

package org.libraryexchange.pair.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.SharedPair;

/** Connections that are opened for nothing. */
@ExtendWith(SharedPair.class)
class ConnectionIT {

    /** Of a megabyte each, see library.bodies.memory-of-a-client. */
    private static final int BODIES_OF_AN_ADDRESS = 8;

    private static final String STRANGER = "127.0.0.66";
    private static final String OTHER = "127.0.0.67";
    private static final int MOST_OF_AN_ADDRESS = 300;
    private static final int MANAGEMENT_MOST_OF_AN_ADDRESS = 50;
    private static final String ASK = "GET /api/v1/items?limit=1 HTTP/1.1\r\nHost: node\r\n";
    private static final String END = "\r\n";
    private static final String LAST = "Connection: close\r\n\r\n";
    private static final String ANSWERED = "HTTP/1.1 200";
    private static final Pattern MANY = Pattern.compile("library_connections(\\{[^}]*})? [3-9][0-9]{2}");

    @Test
    void addressHasItsShareOfTheConnectionsAndOthersHaveTheirs(PairUnderTest pair) {
        URI api = pair.leeds().api();
        List<RawRequest> open = new ArrayList<>();
        try {
            // Given
            for (int n = 0; n < MOST_OF_AN_ADDRESS; n++) {
                open.add(RawRequest.from(STRANGER, api));
            }

            // When
            try (RawRequest tooMany = RawRequest.from(STRANGER, api);
                    RawRequest other = RawRequest.from(OTHER, api)) {
                other.send(ASK + LAST);

                // Then
                assertThat(tooMany.readAll())
                        .startsWith("HTTP/1.1 503")
                        .contains("Retry-After", "/problems/busy", "Too many connections are open");
                assertThat(other.readAll()).startsWith(ANSWERED);
                assertThat(metrics(pair))
                        .containsPattern("library_connections_refused_total(\\{[^}]*})? [1-9]")
                        .containsPattern(MANY);
            }
        } finally {
            open.forEach(RawRequest::close);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(metrics(pair)).as("for the next test").doesNotContainPattern(MANY));
        }
    }

    @Test
    void healthIsToldToOthersWhileAnAddressHoldsItsShareOfTheManagementPort(PairUnderTest pair) {
        URI management = pair.leeds().management();
        List<RawRequest> open = new ArrayList<>();
        try {
            // Given
            for (int n = 0; n < MANAGEMENT_MOST_OF_AN_ADDRESS; n++) {
                open.add(RawRequest.from(STRANGER, management));
            }

            // When
            try (RawRequest tooMany = RawRequest.from(STRANGER, management);
                    RawRequest other = RawRequest.from(OTHER, management)) {
                other.send("GET /q/health/live HTTP/1.1\r\nHost: node\r\n" + LAST);

                // Then
                assertThat(tooMany.readAll()).startsWith("HTTP/1.1 503").contains("Too many connections are open");
                assertThat(other.readAll()).startsWith(ANSWERED);
            }
        } finally {
            open.forEach(RawRequest::close);
        }
    }

    @Tag("long")
    @Test
    void nobodyWaitsForAHeadForEver(PairUnderTest pair) {
        try (RawRequest slow = RawRequest.from(STRANGER, pair.leeds().api())) {
            // When
            long begin = System.nanoTime();
            slow.send("GET / HTTP/1.1\r\nHost");
            String answer = slow.readAll();

            // Then
            assertThat(answer).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofSeconds(8), Duration.ofSeconds(15));
        }
    }

    @Test
    void requestsAreNotSentFarAheadOfTheirAnswers(PairUnderTest pair) {
        try (RawRequest request = RawRequest.from(STRANGER, pair.leeds().api())) {
            // When
            request.send((ASK + END).repeat(1_000));

            // Then
            assertThat(request.readAll().split(ANSWERED, -1)).hasSizeLessThan(200);
        }
    }

    @Test
    void severalRequestsOnOneConnectionAreAnsweredOneAfterTheOther(PairUnderTest pair) {
        try (RawRequest request = RawRequest.from(STRANGER, pair.leeds().api())) {
            // When
            request.send((ASK + END).repeat(4) + ASK + LAST);

            // Then
            assertThat(request.readAll().split(ANSWERED, -1)).hasSize(6);
        }
    }

    @Test
    void whoeverLeavesAStreamBeforeItsFirstByteKeepsNoPlace(PairUnderTest pair) {
        // Given
        String stream = "GET /api/v1/changes?owner=leeds HTTP/1.1\r\nHost: node\r\nAccept: text/event-stream\r\n\r\n";

        // When
        for (int n = 0; n < MOST_OF_AN_ADDRESS; n++) {
            try (RawRequest request = RawRequest.from(STRANGER, pair.leeds().api())) {
                request.send(stream);
            }
        }

        // Then
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(metrics(pair))
                        .containsPattern("library_feed_waiting(\\{[^}]*})? 0\\.0")
                        .containsPattern("http_server_active_requests(\\{[^}]*})? 0\\.0"));
    }

    @Test
    void bodyOfWhoeverLeavesAStreamIsNotKept(PairUnderTest pair) {
        // Given
        String body = "x".repeat(1_000_000);
        String stream = "GET /api/v1/changes?owner=leeds HTTP/1.1\r\nHost: node\r\nAccept: text/event-stream\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        for (int n = 0; n < 3 * BODIES_OF_AN_ADDRESS; n++) {
            try (RawRequest request = RawRequest.from(OTHER, pair.leeds().api())) {
                request.send(stream);
            }
        }

        // When
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            try (RawRequest request = RawRequest.from(OTHER, pair.leeds().api())) {
                request.send("GET /api/v1/items HTTP/1.1\r\nHost: node\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);

                // Then
                assertThat(request.readAll()).startsWith(ANSWERED);
            }
        });
    }

    private static String metrics(PairUnderTest pair) {
        return RawRequest.answer(
                pair.leeds().management(), "GET /q/metrics HTTP/1.1\r\nHost: node\r\nConnection: close\r\n\r\n");
    }
}

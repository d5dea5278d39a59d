package org.libraryexchange.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Wire;

/** What clients make up becomes no label of a metric, which a registry would keep for ever. */
@QuarkusTest
class LabelsIT {

    private static final byte[] NOTHING = {};

    private final MeterRegistry registry;

    LabelsIT(MeterRegistry registry) {
        this.registry = registry;
    }

    @Test
    void madeUpMethodsAndPathsAreAllUnknown() {
        // Given
        ask(0, 30);
        Set<String> before = labels();

        // When
        ask(30, 300);

        // Then
        assertThat(labels()).isEqualTo(before);
        assertThat(labels()).noneMatch(label -> label.contains("MADEUP") || label.contains("made-up"));
    }

    @Test
    void requestsOfEachResourceAreStillCountedAfterwards() {
        // Given
        ask(300, 450);
        long before = counted("/api/v1/items/{id}", "404");

        // When
        Wire.exchange(
                RestAssured.port, "GET", "/api/v1/items/019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11", List.of(), NOTHING);

        // Then
        Awaitility.await()
                .atMost(5, TimeUnit.SECONDS)
                .untilAsserted(
                        () -> assertThat(counted("/api/v1/items/{id}", "404")).isEqualTo(before + 1));
    }

    @Test
    void requestThatIsRefusedBeforeItIsRoutedIsCountedByItsResource() {
        // Given
        long before = counted("/api/v1/items/{id}", "401");

        // When
        Wire.exchange(
                RestAssured.port,
                "GET",
                "/api/v1/items/019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11",
                List.of("Authorization: Bearer nonsense"),
                NOTHING);

        // Then
        Awaitility.await()
                .atMost(5, TimeUnit.SECONDS)
                .untilAsserted(
                        () -> assertThat(counted("/api/v1/items/{id}", "401")).isEqualTo(before + 1));
    }

    private static void ask(int from, int to) {
        for (int n = from; n < to; n++) {
            Wire.exchange(RestAssured.port, "MADEUP" + n, "/", List.of(), NOTHING);
            Wire.exchange(RestAssured.port, "GET", "/made-up/" + n, List.of(), NOTHING);
            Wire.exchange(RestAssured.port, "GET", "/made-up/%zz" + n, List.of(), NOTHING);
            Wire.exchange(RestAssured.port, "POST", "/made-up/" + n, List.of("Origin: https://made-up" + n), NOTHING);
        }
    }

    private Set<String> labels() {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> id.getName().startsWith("http"))
                .map(id -> id.getName() + id.getTags())
                .collect(Collectors.toSet());
    }

    private long counted(String template, String status) {
        return registry.find("http.server.requests").tag("uri", template).tag("status", status).timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }
}

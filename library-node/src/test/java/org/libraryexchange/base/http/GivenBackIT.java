package org.libraryexchange.base.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.id;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.fixture.Wire;

/** Whatever a request has taken is given back, however it ends: places, turns, waiting clients, database sessions. */
@QuarkusTest
class GivenBackIT {

    private static final Duration SOON = Duration.ofSeconds(5);

    /** More than one client may have of anything, so that a place that is kept shows. */
    private static final int TIMES = 3;

    private static final List<String> PAGES = List.of(
            "/",
            "/about",
            "/search?q=light",
            "/search.ics",
            "/search.atom",
            "/search.csv",
            "/search.ris",
            "/whats-on",
            "/calendar",
            "/calendar.ics",
            "/items/{id}",
            "/items/{id}.ics",
            "/items/{id}/versions",
            "/items/{id}/document",
            "/items/{id}/cite.ris",
            "/media/" + "0".repeat(64),
            "/sitemap.xml",
            "/sign-in",
            "/desk/export?state=published",
            "/favicon.ico");

    private static final String SESSIONS =
            "select count(*) from pg_stat_activity where application_name in ('library-node snapshot', 'library-node table')";

    @Inject
    MeterRegistry registry;

    /** How a request ends. */
    enum Ending {
        FOR_THE_HEAD_ALONE("HEAD", "", 1_000),
        CUT_AT_THE_BEGINNING("GET", "", 0),
        CUT_IN_THE_MIDDLE("GET", "", 1),
        REFUSED("GET", "Accept: image/png", 1_000),
        ASKED_FOR_WITHOUT_SENSE("DELETE", "If-Match: *", 1_000);

        private final String method;
        private final String header;
        private final int read;

        /**
         * @param header besides those that all requests have
         * @param read the most bytes of the answer to read before leaving
         */
        Ending(String method, String header, int read) {
            this.method = method;
            this.header = header;
            this.read = read;
        }

        void request(String target) throws IOException {
            List<String> headers = new ArrayList<>(List.of("Authorization: Bearer " + Tokens.of("ops", "librarian")));
            if (!header.isEmpty()) {
                headers.add(header);
            }
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
                client.setSoTimeout((int) SOON.toMillis());
                client.setSoLinger(true, 0);
                client.getOutputStream().write(Wire.head(method, target, headers));
                client.getInputStream().readNBytes(read);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsKept(Ending ending) throws IOException {
        // Given
        String item = id(created(Documents.published(Documents.lightNight())));
        List<String> targets = new ArrayList<>(PAGES);
        targets.addAll(described());

        // When
        for (String target : targets) {
            for (int i = 0; i < TIMES; i++) {
                ending.request(target.replaceAll("\\{id}", item).replaceAll("\\{[^}]*}", "1"));
            }
        }

        // Then
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(kept()).isEmpty());
        assertThat(anonymous().head("/api/v1/snapshot").statusCode()).isEqualTo(200);
        assertThat(anonymous().get("/search.ics").statusCode()).isEqualTo(200);
    }

    /** The addresses that the description lets clients read. */
    private static List<String> described() {
        List<String> addresses = new ArrayList<>();
        JsonNode paths = Documents.json(
                        anonymous().get("/api/openapi?format=json").asString())
                .path("paths");
        paths.properties().stream()
                .filter(path -> path.getValue().has("get"))
                .forEach(path -> addresses.add(path.getKey()));
        assertThat(addresses).contains("/api/v1/snapshot", "/api/v1/items");
        return addresses;
    }

    private Map<String, Double> kept() {
        Map<String, Double> kept = new TreeMap<>();
        kept.put("sessions", Double.valueOf(Database.value(SESSIONS)));
        for (String gauge : List.of("library.turns.running", "library.turns.waiting", "library.feed.waiting")) {
            kept.put(gauge, registry.get(gauge).gauge().value());
        }
        kept.values().removeIf(value -> value == 0);
        return kept;
    }
}

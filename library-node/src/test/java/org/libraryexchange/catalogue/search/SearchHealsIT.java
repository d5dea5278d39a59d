package org.libraryexchange.catalogue.search;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.asOps;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.id;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.libraryexchange.fixture.Documents;

/** A node whose index is harmed while it runs: what its clients, its health and its operators see. */
@QuarkusTest
class SearchHealsIT {

    private static final int HEALED_WITHIN = 60;

    @AfterEach
    void isWellAgain() {
        await().atMost(HEALED_WITHIN, SECONDS).until(() -> search("status").equals("UP"));
    }

    @Test
    void damageTurnsHealthRedUntilTheIndexIsMadeAnewAndThenAllIsFound() throws IOException {
        turnsRedAndHeals(Harm.SEGMENT_DELETED);
    }

    /** Later ones wait, because an index that was damaged again and again is left alone for a while. */
    @Tag("long")
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SEGMENT_DELETED")
    void soDoesOtherHarm(Harm harm) throws IOException {
        turnsRedAndHeals(harm);
    }

    private void turnsRedAndHeals(Harm harm) throws IOException {
        // Given
        String mark = "heals" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
        String before = id(created(marked(mark)));
        await().atMost(HEALED_WITHIN, SECONDS).until(() -> found(mark).contains(before));

        // When
        harm.happenTo(folder());

        // Then
        await().atMost(HEALED_WITHIN, SECONDS)
                .pollInterval(20, MILLISECONDS)
                .untilAsserted(() -> assertThat(asOps().get("/api/v1/exchange/status")
                                .jsonPath()
                                .getString("search.reason"))
                        .isEqualTo("index-damaged"));
        await().atMost(HEALED_WITHIN, SECONDS).until(() -> search("status").equals("UP"));
        String after = id(created(marked(mark)));
        await().atMost(HEALED_WITHIN, SECONDS)
                .untilAsserted(() -> assertThat(found(mark)).containsExactlyInAnyOrder(before, after));
        assertThat(status().getString("health")).isEqualTo("well");
        assertThat(anonymous().get(management("/metrics")).asString())
                .contains("library_search_stuck 0.0")
                .containsPattern("library_search_index_damaged_total [1-9]");
    }

    private static ObjectNode marked(String mark) {
        return Documents.titled(Documents.published(Documents.lightNight()), "Light Night " + mark);
    }

    /** Searches are answered, or to be tried again. */
    private static List<String> found(String word) {
        Response answer = anonymous().queryParam("q", word).get(ITEMS);
        if (answer.statusCode() == 503) {
            assertThat(answer.jsonPath().getString("type")).endsWith("/search-starting");
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            return List.of();
        }
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getList("items.id");
    }

    private static JsonPath status() {
        JsonPath status = asOps().get("/api/v1/exchange/status").jsonPath();
        status.setRootPath("search");
        return status;
    }

    private static String search(String member) {
        return anonymous()
                .get(management("/health/well"))
                .jsonPath()
                .getString("checks.find { it.name == 'search' }." + member);
    }

    private static String management(String path) {
        return ConfigProvider.getConfig().getValue("test.management.url", String.class) + path;
    }

    private static Path folder() {
        return ConfigProvider.getConfig()
                .getValue("library.search.folder", Path.class)
                .resolve("0");
    }
}

package org.libraryexchange.watch.status;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.libraryexchange.fixture.Api.asOps;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;

@QuarkusTest
class StatusIT {

    private static final String STATUS = "/api/v1/exchange/status";

    @Test
    void statusTellsTheCityItsLogAndItsPartners() {
        // Given
        Api.created(Documents.published(Documents.lightNight()));
        Api.created(Documents.canalPhotograph());

        // When
        JsonPath status = asOps().get(STATUS).jsonPath();

        // Then
        assertThat(status.getString("city")).isEqualTo("leeds");
        assertThat(status.getString("log.topic")).isEqualTo("library.leeds.items");
        assertThat(status.getLong("items.published")).isEqualTo(number("status = 'published' and owner = 'leeds'"));
        assertThat(status.getLong("items.draft")).isEqualTo(number("status = 'draft'"));
        assertThat(status.getLong("log.sequence")).isEqualTo(number("select sequence from own_log"));
        assertThat(status.getList("partners.city")).containsExactly("hangzhou");
        assertThat(status.getString("partners[0].topic")).isEqualTo("library.hangzhou.items");
    }

    @Test
    void statusTellsOfTheLettersToAPartnerThatDoesNotKnowLettersYet() {
        await().atMost(20, SECONDS).untilAsserted(() -> {
            JsonPath letters = asOps().get(STATUS).jsonPath();
            letters.setRootPath("partners[0].letters");
            assertThat(letters.getString("sent.topic")).isEqualTo("library.leeds.letters.hangzhou");
            assertThat(letters.getString("sent.state")).isEqualTo("active");
            assertThat(letters.getLong("sent.backlog")).isZero();
            assertThat(letters.getString("sent.applied")).isNull();
            assertThat(letters.getString("received.topic")).isEqualTo("library.hangzhou.letters.leeds");
            assertThat(letters.getBoolean("received.awaited")).isTrue();
            assertThat(letters.getString("received.state")).isEqualTo("active");
            assertThat(letters.getLong("received.appliedUpTo")).isZero();
        });
    }

    @Test
    void statusTellsOfImports() {
        // Given
        long held = number("select count(*) from bulk_import where state = 'held'");
        Database.rows("""
                insert into bulk_import
                    (actor, form, scheme, dry_run, complete, bytes, state, withdrawals, published, received)
                values ('tester', 'ndjson', 'status', true, false, 1000, 'held', 1, 1, now()) returning id
                """);

        // When
        JsonPath status = asOps().get(STATUS).jsonPath();

        // Then
        assertThat(status.getLong("imports.held")).isEqualTo(held + 1);
        assertThat(status.getLong("imports.waiting")).isZero();
        assertThat(status.getList("imports.running")).isEmpty();
        assertThat(status.getString("imports.state")).isEqualTo("active");
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(asOps().get(STATUS).jsonPath().getString("imports.health"))
                        .isEqualTo("well"));
    }

    @Test
    void publishedChangesReachTheBroker() {
        // When
        Api.created(Documents.published(Documents.lightNight()));

        // Then
        await().atMost(20, SECONDS).untilAsserted(() -> {
            JsonPath status = asOps().get(STATUS).jsonPath();
            assertThat(status.getString("log.state")).isEqualTo("active");
            assertThat(status.getLong("log.backlog")).isZero();
            assertThat(status.getList("log.refusedSettings")).isEmpty();
            assertThat(status.getLong("log.publishedUpTo")).isEqualTo(status.getLong("log.sequence"));
        });
    }

    @Test
    void nodeIsReadyAndLiveThoughThePartnersTopicIsMissing() {
        // When
        Response ready = Api.anonymous().get(management("/health/ready"));
        Response live = Api.anonymous().get(management("/health/live"));
        Response metrics = Api.anonymous().get(management("/metrics"));

        // Then
        assertThat(ready.statusCode()).as(ready.asString()).isEqualTo(200);
        assertThat(live.statusCode()).as(live.asString()).isEqualTo(200);
        assertThat(live.asString())
                .contains(
                        "\"workers\"",
                        "\"publisher\"",
                        "\"applier hangzhou\"",
                        "\"letter-publisher hangzhou\"",
                        "\"letter-applier hangzhou\"",
                        "\"indexer\"",
                        "\"importer\"",
                        "\"nights\"");
        assertThat(metrics.asString())
                .contains("library_log_publisher_active", "library_mirror_lag_records", "library_imports_stuck 0.0");
    }

    @Test
    void exchangeIsWellThoughThePartnerHasNeverBeenThere() {
        // Given
        Api.created(Documents.published(Documents.lightNight()));

        // Then
        await().atMost(30, SECONDS).untilAsserted(() -> {
            JsonPath health = asOps().get(STATUS).jsonPath();
            assertThat(health.getString("health.state")).isEqualTo("well");
            assertThat(health.getList("health.reasons")).isEmpty();
        });
        Response well = Api.anonymous().get(management("/health/well"));
        assertThat(well.statusCode()).as(well.asString()).isEqualTo(200);
        Map<String, Object> data = well.jsonPath().getMap("checks.find { it.name == 'exchange' }.data");
        assertThat(data)
                .containsEntry("library.leeds.items.state", "well")
                .containsEntry("library.hangzhou.items.state", "well")
                .containsEntry("library.leeds.letters.hangzhou.state", "well")
                .containsEntry("library.hangzhou.letters.leeds.state", "well")
                .containsEntry("library.hangzhou.items.secondsWithoutProgress", 0);
        assertThat(Api.anonymous().get(management("/metrics")).asString())
                .contains("library_log_stuck 0.0", "library_mirror_stuck{partner=\"hangzhou\"} 0.0");
    }

    @Test
    void logThatIsStuckIsNoReasonToSendNoRequests() {
        // When
        Response ready = Api.anonymous().get(management("/health/ready"));
        Response live = Api.anonymous().get(management("/health/live"));
        Response all = Api.anonymous().get(management("/health"));

        // Then
        assertThat(List.of(ready.asString(), live.asString())).noneMatch(it -> it.contains("\"exchange\""));
        assertThat(all.asString()).contains("\"exchange\"", "\"workers\"");
    }

    private static String management(String path) {
        return ConfigProvider.getConfig().getValue("test.management.url", String.class) + path;
    }

    private static long number(String query) {
        String sql = query.startsWith("select") ? query : "select count(*) from item where " + query;
        return Long.parseLong(Database.value(sql));
    }
}

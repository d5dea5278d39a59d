package org.libraryexchange.exchange.pauses;

import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.asOps;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.fixture.Tokens;

/** An operator of Leeds pauses Hangzhou. */
@QuarkusTest
class PausesIT {

    private static final String MIRRORS = "/api/v1/exchange/mirrors/";
    private static final String REASON = "Their import went wrong";

    @AfterEach
    void resume() {
        assertThat(asOperator().post(MIRRORS + "hangzhou/resume").statusCode()).isEqualTo(204);
    }

    @Test
    void pauseIsToldWithItsEndItsOperatorAndItsReason() {
        // Given
        Instant until = Instant.now().plus(Duration.ofHours(4)).truncatedTo(ChronoUnit.SECONDS);

        // When
        JsonPath pause = paused(until).jsonPath();

        // Then
        String operator = pause.getString("by");
        assertThat(pause.getString("ends")).isEqualTo(until.toString());
        assertThat(operator).isNotEmpty();
        JsonPath partner = asOps().get("/api/v1/exchange/status").jsonPath().setRootPath("partners[0]");
        assertThat(partner.getString("paused.reason")).isEqualTo(REASON);
        assertThat(partner.getString("paused.by")).isEqualTo(operator);
        JsonPath need = asOps().get("/api/v1/exchange/needs")
                .jsonPath()
                .setRootPath("needs.find { it.need == 'mirror-paused' }");
        assertThat(need.getString("text.en")).contains("Hangzhou", operator, REASON);
        assertThat(need.getString("text.zh-Hans")).contains("杭州", operator, REASON);
        assertThat(need.getString("runbook")).isEqualTo("/ops/guides/runbooks#pausing-a-partner");
        String told = "paused until " + until + ", by " + operator + ": " + REASON;
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Response well = anonymous().get(management("/health/well"));
            assertThat(well.statusCode()).as(well.asString()).isEqualTo(200);
            assertThat(well.asString()).contains("\"library.hangzhou.items.reason\": \"" + told + "\"");
            assertThat(asOps().get("/api/v1/exchange/status").jsonPath().getString("health.state"))
                    .isEqualTo("paused");
        });
    }

    @Test
    void bothMirrorsAreHeldUntilTheEndAndNoLonger() throws SQLException {
        // When
        paused(Instant.now().plus(Duration.ofDays(6)));

        // Then
        assertThat(held("mirror_position")).isEqualTo("t");
        assertThat(held("letters.mirror_position")).isEqualTo("t");

        // When
        assertThat(asOperator().post(MIRRORS + "hangzhou/resume").statusCode()).isEqualTo(204);

        // Then
        assertThat(held("mirror_position")).isEqualTo("null");
        assertThat(asOps().get("/api/v1/exchange/status").jsonPath().getString("partners[0].paused"))
                .isNull();
    }

    @Test
    void pauseWhoseTimeIsOverIsNone() throws SQLException {
        // Given
        paused(Instant.now().plus(Duration.ofHours(1)));

        // When
        try (Connection session = Database.session()) {
            int unused = Database.execute(
                    session,
                    "update pause set began = now() - interval '2 hours', ends = now() - interval '1 hour'"
                            + " where ends > now()");
        }

        // Then
        assertThat(asOps().get("/api/v1/exchange/status").jsonPath().getString("partners[0].paused"))
                .isNull();
    }

    @Test
    void onlyOperatorsPauseAndOnlyForSevenDays() {
        assertThatProblem(post(asOps(), Instant.now().plusSeconds(60))).is(403, "forbidden");
        assertThatProblem(post(anonymous(), Instant.now().plusSeconds(60))).is(401, "unauthenticated");
        assertThatProblem(post(asOperator(), Instant.now().plus(Duration.ofDays(8))))
                .is(400, "invalid-body");
        assertThatProblem(post(asOperator(), Instant.now().minusSeconds(60))).is(400, "invalid-body");
        assertThatProblem(asOperator().post(MIRRORS + "leeds/resume")).is(404, "not-found");
    }

    @Test
    void operatorPausesAndResumesOnThePage() throws SQLException {
        // Given
        String session = Staff.session("pauses.operator", "ops", "exchange-operator");

        // When
        Response paused = Staff.with(session)
                .formParam("hours", "4")
                .formParam("reason", REASON)
                .post("/ops/mirror/hangzhou/pause");

        // Then
        assertThat(paused.statusCode()).as(paused.asString()).isEqualTo(303);
        assertThat(page(session, "/ops/mirror", "en").isSound().text())
                .contains("Nothing from Hangzhou is applied until", "pauses.operator paused it", REASON);
        assertThat(page(session, "/ops/mirror", "zh-CN").text()).contains("杭州的内容暂不在本馆应用", REASON);
        Page overview = page(session, "/ops", "en").isSound();
        assertThat(overview.first(".verdict").className()).contains("watch");
        assertThat(overview.first(".needs").text()).contains("mirror-paused", "What to do");
        assertThat(overview.links(".needs a")).contains("/ops/guides/runbooks#pausing-a-partner");
        assertThat(page(session, "/ops/guides/runbooks", "en").isSound().text()).contains("Pausing a partner");

        // When
        Response resumed = Staff.with(session).post("/ops/mirror/hangzhou/resume");

        // Then
        assertThat(resumed.statusCode()).isEqualTo(303);
        assertThat(page(session, "/ops/mirror", "en").text()).contains("are applied as they come");
    }

    private static RequestSpecification asOperator() {
        return Api.with(Tokens.of("exchange-operator"));
    }

    private static String management(String path) {
        return ConfigProvider.getConfig().getValue("test.management.url", String.class) + path;
    }

    private static Page page(String session, String address, String language) {
        return Page.of(Staff.with(session)
                .header("Accept-Language", language)
                .header("Accept", "text/html")
                .get(address));
    }

    private static Response paused(Instant until) {
        Response paused = post(asOperator(), until);
        assertThat(paused.statusCode()).as(paused.asString()).isEqualTo(200);
        return paused;
    }

    private static Response post(RequestSpecification caller, Instant until) {
        return caller.contentType(JSON)
                .body("{\"reason\":\"" + REASON + "\",\"until\":\"" + until + "\"}")
                .post(MIRRORS + "hangzhou/pause");
    }

    private static String held(String table) throws SQLException {
        return Database.value("select paused_until > now() from " + table + " where owner = 'hangzhou'");
    }
}

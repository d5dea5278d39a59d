package org.libraryexchange.exchange.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.watch.health.ExchangeHealth;

/** Somebody else has written two records into a log of the city. */
@QuarkusTest
class ForeignRecordsIT {

    /** Of a partner that this node does not have, so that nobody watches it. */
    private static final String TOPIC = "library.leeds.letters.york";

    private static final String ADDRESS = "/api/v1/exchange/foreign-records";
    private static final String SETTLE = ADDRESS + "/" + TOPIC + "/settle";
    private static final String SEEN = "{\"records\":2}";

    private final ExchangeHealth health;

    ForeignRecordsIT(ExchangeHealth health) {
        this.health = health;
    }

    @BeforeEach
    void write() throws SQLException {
        settled();
        execute("""
                insert into watched_log
                    (topic, topic_id, next_offset, foreign_records, first_foreign, last_foreign, noticed)
                values ('%s', 'topic-1', 9, 2, 5, 8, '2026-11-30T01:02:03Z')
                """.formatted(TOPIC));
    }

    @AfterEach
    void settled() throws SQLException {
        execute("delete from watched_log where topic = '" + TOPIC + "'");
    }

    @Test
    void everyVoiceSaysSo() {
        // When
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> health.foreign().containsKey(TOPIC));

        // Then
        JsonPath status = Api.asOps().get("/api/v1/exchange/status").jsonPath();
        String log = "log.foreignRecords.find { it.topic == '" + TOPIC + "' }.";
        assertThat(status.getLong(log + "records")).isEqualTo(2);
        assertThat(status.getLong(log + "firstOffset")).isEqualTo(5);
        assertThat(status.getLong(log + "lastOffset")).isEqualTo(8);
        assertThat(status.getString(log + "noticed")).isEqualTo("2026-11-30T01:02:03Z");
        assertThat(status.getString("health.reasons.find { it.topic == '" + TOPIC + "' }.reason"))
                .isEqualTo("foreign-records");
        assertThat(status.getString("health.state")).isNotEqualTo("well");
        JsonPath need = Api.asOps().get("/api/v1/exchange/needs").jsonPath();
        assertThat(need.getString(
                        "needs.find { it.need == 'foreign-records' && it.text.en.contains('" + TOPIC + "') }.text.en"))
                .isEqualTo("Somebody else can write to our log " + TOPIC + ": 2 of its records are not ours.");
        assertThat(page("/ops", "en").text()).contains("Log " + TOPIC + ": 2 records are not ours");
        assertThat(page("/ops", "zh-CN").text()).contains("日志 " + TOPIC + "：有 2 条记录并非本馆所写");
    }

    @Test
    void operatorSettlesThemOnThePage() {
        // Given
        String operator = Staff.session("foreign.operator", "exchange-operator", "ops");
        Page before = Page.of(
                        Staff.with(operator).header("Accept-Language", "en").get("/ops/foreign"))
                .isSound();

        // When
        Response settled = Staff.with(operator)
                .header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .formParam("records", "2")
                .post("/ops/foreign/" + TOPIC + "/settle");

        // Then
        assertThat(before.text()).contains(TOPIC, "5–8", "The permissions are corrected");
        assertThat(settled.header("Location")).endsWith("/ops/foreign?done=settled");
        assertThat(page("/ops/foreign?done=settled", "en").text())
                .contains("The records are settled.")
                .doesNotContain(TOPIC);
        assertThat(page("/ops/foreign", "zh-CN").text()).contains("本馆日志中的他人记录");
    }

    @Test
    void operatorSettlesThemOnce() {
        // When
        Response settled = settle(SEEN);

        // Then
        assertThat(settled.statusCode()).as(settled.asString()).isEqualTo(200);
        assertThat(settled.jsonPath().getList("logs.topic")).doesNotContain(TOPIC);
        assertThatProblem(settle(SEEN)).is(404, "not-found");
    }

    @Test
    void recordsThatNobodyHasSeenAreNotSettled() {
        assertThatProblem(settle("{\"records\":1}"))
                .is(409, "record-state-conflict")
                .withDetail("has 2 such records");
        assertThat(Api.asOps().get(ADDRESS).jsonPath().getList("logs.topic")).contains(TOPIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"records\":0}",
                "{\"records\":-1}",
                "{\"records\":\"2\"}",
                "{\"records\":2.5}",
                "{\"records\":99999999999999999999}",
                "{\"records\":2,\"more\":1}"
            })
    void numberOfRecordsIsNeeded(String body) {
        assertThatProblem(settle(body)).is(400, "invalid-body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"library.leeds.none", "%00", "%ED%A0%80", "..%2F"})
    void topicWithoutSuchRecordsIsNotFound(String topic) {
        // When
        Response refused = Api.with(Tokens.of("exchange-operator"))
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .body(SEEN)
                .post(ADDRESS + "/" + topic + "/settle");

        // Then
        assertThat(refused.statusCode()).as(refused.asString()).isBetween(400, 404);
    }

    @Test
    void whoOnlyLooksSettlesNothing() {
        assertThatProblem(Api.asOps().contentType("application/json").body(SEEN).post(SETTLE))
                .is(403, "forbidden");
        assertThat(Api.anonymous().get(ADDRESS).statusCode()).isEqualTo(401);
    }

    private static Response settle(String body) {
        return Api.with(Tokens.of("exchange-operator"))
                .contentType("application/json")
                .body(body)
                .post(SETTLE);
    }

    private static Page page(String address, String language) {
        return Page.of(Staff.with(Staff.session("foreign.watcher", "ops"))
                        .urlEncodingEnabled(false)
                        .header("Accept-Language", language)
                        .get(address))
                .isSound();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, sql);
        }
    }
}

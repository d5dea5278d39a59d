package org.libraryexchange.exchange.rejected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.asOps;
import static org.libraryexchange.fixture.Api.with;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;

/** Rejected records of logs of letters: operators deal with them without reading a word. */
@QuarkusTest
class RejectedLettersIT {

    private static final String LETTERS = "/api/v1/exchange/rejected-letters";
    private static final CityLog LOG = CityLog.letters("hangzhou", "leeds");
    private static final String SECRET = "not for everybody";
    private static final String DETAIL = "at byte 17: not for everybody either";

    @AfterEach
    void remove() throws SQLException {
        execute("delete from letters.rejected_record where topic_id like 'test %'");
        execute("delete from letters.message");
    }

    private static long stored(UUID letter, long sequence, byte[] value, String reason) throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(
                    session,
                    """
                    insert into letters.rejected_record (owner, topic, topic_id, record_offset, record_time, key, sequence,
                        value, headers, reason, detail)
                    values ('hangzhou', ?, 'test ' || gen_random_uuid(), 42, '2026-11-25T01:02:03Z', ?, ?, ?,
                        convert_to(?, 'UTF8'), ?, ?)
                    """,
                    LOG.topic(),
                    Documents.utf8(letter.toString()),
                    sequence,
                    value,
                    RejectedRows.headers(new DocumentRecord(
                            LOG, letter, sequence, 0, value, Sha256.of(value), Instant.EPOCH, Optional.empty())),
                    reason,
                    DETAIL);
        }
        return Long.parseLong(
                Database.value("select max(id) from letters.rejected_record where topic_id like 'test %'"));
    }

    private static byte[] letter(UUID id) {
        return Documents.utf8(("{\"id\":\"%1$s\",\"kind\":\"letter\",\"owner\":\"hangzhou\",\"seen\":0,"
                        + "\"status\":\"sent\",\"subject\":{\"en\":\"" + SECRET + "\"},\"thread\":\"%1$s\","
                        + "\"to\":\"leeds\",\"turn\":1,\"updated\":\"2026-11-20T14:05:11Z\",\"version\":1}")
                .formatted(id));
    }

    private static RequestSpecification operator() {
        return with(Tokens.of("exchange-operator"));
    }

    @Test
    void listTellsWhereAndWhyAndNothingThatWasWritten() throws SQLException {
        // Given
        UUID letter = UUID.randomUUID();
        long id = stored(letter, 9, letter(letter), "wrong-digest");

        // When
        Response answer = asOps().get(LETTERS + "?state=open&partner=hangzhou");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonPath shown = answer.jsonPath();
        shown.setRootPath("rejectedLetters.find { it.id == " + id + " }");
        assertThat(shown.getString("topic")).isEqualTo("library.hangzhou.letters.leeds");
        assertThat(shown.getLong("offset")).isEqualTo(42);
        assertThat(shown.getString("time")).isEqualTo("2026-11-25T01:02:03Z");
        assertThat(shown.getString("letterId")).isEqualTo(letter.toString());
        assertThat(shown.getString("reason")).isEqualTo("wrong-digest");
        assertThat(shown.getString("state")).isEqualTo("open");
        assertThat(shown.getLong("bytes")).isPositive();
        assertThat(shown.getMap("")).doesNotContainKeys("key", "value", "headers", "detail");
        assertThat(answer.asString()).doesNotContain("for everybody", base64(SECRET));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(Documents.utf8(text)).substring(4, 12);
    }

    @Test
    void letterThatIsFitNowIsAskedForInTheLogOfLetters() throws SQLException {
        // Given
        UUID letter = UUID.randomUUID();
        long id = stored(letter, 9, letter(letter), "not-storable");
        execute("delete from letters.message");

        // When
        JsonPath retried = operator().post(LETTERS + "/" + id + "/retry").jsonPath();

        // Then
        assertThat(retried.getString("outcome")).isIn("requested", "still-unfit");
        assertThat(retried.getString("rejectedLetter.letterId")).isEqualTo(letter.toString());
        assertThat(retried.prettify()).doesNotContain("for everybody");
    }

    @Test
    void retryOfWhatTheMirrorHoldsSettlesTheRecord() throws SQLException {
        // Given
        UUID letter = UUID.randomUUID();
        execute("""
                set library.writes_as = 'hangzhou';
                insert into letters.post (id, owner, partner, kind, status, version, sequence, document, sha256, languages,
                    updated)
                values ('%s', 'hangzhou', 'hangzhou', 'letter', 'sent', 1, 9, '{}', sha256('{}'), '{}', now())
                """.formatted(letter));
        long id = stored(letter, 9, letter(letter), "not-storable");

        try {
            // When
            Response first = operator().post(LETTERS + "/" + id + "/retry");
            Response second = operator().post(LETTERS + "/" + id + "/retry");

            // Then
            assertThat(first.jsonPath().getString("outcome")).isEqualTo("superseded");
            assertThat(first.jsonPath().getString("rejectedLetter.settledBy")).isEqualTo("tester");
            assertThatProblem(second).is(409, "record-state-conflict");
        } finally {
            execute("set library.writes_as = 'hangzhou'; delete from letters.post where id = '" + letter + "'");
        }
    }

    @Test
    void operatorDismissesWithAReason() throws SQLException {
        // Given
        UUID letter = UUID.randomUUID();
        long id = stored(letter, 9, letter(letter), "wrong-digest");

        // When
        Response dismissed = operator()
                .contentType("application/json")
                .body("{\"reason\": \"A test of the partner.\"}")
                .post(LETTERS + "/" + id + "/dismiss");

        // Then
        assertThat(dismissed.statusCode()).isEqualTo(200);
        assertThat(dismissed.jsonPath().getString("state")).isEqualTo("dismissed");
        assertThat(dismissed.jsonPath().getString("note")).isEqualTo("A test of the partner.");
    }

    @Test
    void letterOfAStrangerStaysOpenUntilTheRightsAreMended() throws SQLException {
        // Given
        UUID letter = UUID.randomUUID();
        String page = "/ops/rejected/letters/" + stored(letter, 9, letter(letter), "not-sealed") + "/dismiss";
        String operator = Staff.session("letters.rights", "exchange-operator");

        // When
        String kept = dismissed(operator, page, "not-yet");
        Page after = Page.of(
                        Staff.with(operator).header("Accept-Language", "en").get(kept))
                .isSound();
        String done = dismissed(operator, page, "mended");

        // Then
        assertThat(kept).endsWith("/ops/rejected/letters?outcome=kept");
        assertThat(after.text())
                .contains("The record stays open until the permissions are corrected.", "Told the broker.");
        assertThat(after.first("form[action=" + page + "] input[name=rights][required]"))
                .isNotNull();
        assertThat(done).endsWith("/ops/rejected/letters?outcome=dismissed");
    }

    private static String dismissed(String operator, String page, String rights) {
        return Staff.with(operator)
                .header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .formParam("reason", "Told the broker.")
                .formParam("rights", rights)
                .post(page)
                .header("Location");
    }

    @Test
    void unknownRecordIsNotFoundAndOthersMayNotLook() {
        assertThatProblem(operator().post(LETTERS + "/999999999/retry")).is(404, "not-found");
        assertThatProblem(operator().post(LETTERS + "/none/retry")).is(404, "not-found");
        assertThat(with(Tokens.of("cataloguer")).get(LETTERS).statusCode()).isEqualTo(403);
        assertThat(Api.anonymous().get(LETTERS).statusCode()).isEqualTo(401);
    }

    @Test
    void pageShowsTheSameAndNoMore() throws SQLException {
        // Given
        UUID letter = UUID.randomUUID();
        long id = stored(letter, 9, letter(letter), "wrong-digest");
        String operator = Staff.session("letters.operator", "exchange-operator");

        // When
        Page english = Page.of(
                        Staff.with(operator).header("Accept-Language", "en").get("/ops/rejected/letters"))
                .isSound();
        Page chinese = Page.of(
                        Staff.with(operator).header("Accept-Language", "zh-CN").get("/ops/rejected/letters"))
                .isSound();

        // Then
        assertThat(english.text()).contains("Rejected letters", "wrong-digest", "library.hangzhou.letters.leeds @ 42");
        assertThat(english.text()).doesNotContain("for everybody");
        assertThat(chinese.text()).contains("拒收的信函", "library.hangzhou.letters.leeds @ 42");
        assertThat(chinese.text()).doesNotContain("for everybody");
        assertThat(english.response().asString()).contains("/ops/rejected/letters/" + id + "/dismiss");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, sql);
        }
    }
}

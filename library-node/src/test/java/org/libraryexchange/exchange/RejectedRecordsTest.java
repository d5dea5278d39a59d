package org.libraryexchange.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.asOps;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;

@QuarkusTest
class RejectedRecordsTest {

    private static final String ADDRESS = "/api/v1/exchange/rejected-records";

    @Test
    void recordIsShownByteForByteWithItsReason() throws SQLException {
        // Given
        byte[] value = {0, (byte) 0xff, 'x'};
        long id = rejected(42, null, value, "[{\"name\":\"sha256\",\"value\":\"YWJj\"}]");

        // When
        JsonPath shown = asOps().get(ADDRESS + "/" + id).jsonPath();

        // Then
        assertThat(shown.getString("partner")).isEqualTo("hangzhou");
        assertThat(shown.getLong("offset")).isEqualTo(42);
        assertThat(Base64.getDecoder().decode(shown.getString("value"))).isEqualTo(value);
        assertThat(shown.getString("key")).isNull();
        assertThat(shown.getString("headers[0].name")).isEqualTo("sha256");
        assertThat(shown.getString("reason")).isEqualTo("malformed-json");
        assertThat(shown.getString("time")).isEqualTo("2026-11-20T14:05:12Z");
    }

    @Test
    void listGoesOnFromPageToPage() throws SQLException {
        // Given
        long before = rejected(1, null, null, "[]");
        List<Long> ids = List.of(
                rejected(2, new byte[] {1}, null, "[]"),
                rejected(3, null, new byte[] {1}, "[]"),
                rejected(4, null, null, "[]"));

        // When
        Response first = asOps().get(ADDRESS + "?limit=2&after=" + before);
        Response second = asOps().get(first.jsonPath().getString("next"));

        // Then
        assertThat(first.jsonPath().getList("rejectedRecords.id", Long.class)).isEqualTo(ids.subList(0, 2));
        assertThat(first.header("Link")).isEqualTo("<" + first.jsonPath().getString("next") + ">; rel=\"next\"");
        assertThat(second.jsonPath().getList("rejectedRecords.id", Long.class)).isEqualTo(ids.subList(2, 3));
        assertThat(second.jsonPath().getString("next")).isNull();
    }

    @Test
    void pageOfLargeRecordsEndsEarly() throws SQLException {
        // Given
        long before = rejected(1, null, null, "[]");
        for (int i = 0; i < 6; i++) {
            rejected(i, null, new byte[1_000_000], "[]");
        }

        // When
        Response page = asOps().get(ADDRESS + "?limit=200&after=" + before);

        // Then
        assertThat(page.jsonPath().getList("rejectedRecords")).hasSize(5);
        assertThat(page.jsonPath().getString("next")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/0", "/-1", "/abc", "/99999999999999999999", "/%00"})
    void unknownRecordIsNotFound(String id) {
        // When
        Response missing = asOps().urlEncodingEnabled(false).get(ADDRESS + id);

        // Then
        assertThatProblem(missing).is(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=abc",
                "limit=99999999999",
                "after=-1",
                "after=x",
                "after=9223372036854775808"
            })
    void wrongParameterIsRefused(String query) {
        // When
        Response refused = asOps().get(ADDRESS + "?" + query);

        // Then
        assertThatProblem(refused).is(400, "invalid-parameter").withDetail("must be a whole number from");
    }

    private static long rejected(long offset, byte[] key, byte[] value, String headers) throws SQLException {
        String topicId = UUID.randomUUID().toString();
        try (Connection session = Database.session()) {
            Database.execute(session, """
                    insert into rejected_record
                        (owner, topic, topic_id, record_offset, record_time, key, value, headers, reason, detail)
                    values ('hangzhou', 'library.hangzhou.items', ?, ?, '2026-11-20T14:05:12Z', ?, ?, ?,
                        'malformed-json', 'the value is no JSON object')
                    """, topicId, offset, key, value, Documents.utf8(headers));
        }
        return Long.parseLong(Database.value("select id from rejected_record where topic_id = ?", topicId));
    }
}

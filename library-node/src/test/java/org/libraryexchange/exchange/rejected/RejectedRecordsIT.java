package org.libraryexchange.exchange.rejected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.asOps;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;

@QuarkusTest
class RejectedRecordsIT {

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

    /** Three of them together would be more than a node may hold in memory. */
    @Test
    void giantsAreToldOfAndGivenOnlyPieceByPiece() throws SQLException {
        // Given
        byte[] giant = new byte[3_500_001];
        new Random(21).nextBytes(giant);
        long id = rejected(1, null, giant, "[]");
        long small = rejected(2, null, new byte[5], "[]");

        // When
        JsonPath page = asOps().get(ADDRESS + "?after=" + (id - 1)).jsonPath();
        JsonPath one = asOps().get(ADDRESS + "/" + id).jsonPath();
        Response value = asOps().get(ADDRESS + "/" + id + "/value");
        Response table = asOps().accept("text/csv").get(ADDRESS + "?after=" + (id - 1));

        // Then
        assertThat(page.getList("rejectedRecords.id", Long.class)).containsExactly(id, small);
        assertThat(page.getList("rejectedRecords.bytes", Long.class)).containsExactly(3_500_003L, 7L);
        assertThat(page.getList("rejectedRecords.value")).containsExactly(null, "AAAAAAA=");
        assertThat(one.getString("value")).isNull();
        assertThat(one.getString("headers")).isNull();
        assertThat(value.contentType()).isEqualTo("application/octet-stream");
        assertThat(value.asByteArray()).isEqualTo(giant);
        assertThat(table.asString()).contains(",3500003,,\r\n");
    }

    @Test
    void valueIsThereForAClientThatAsksForTheFormatOfProblemsAlone() throws SQLException {
        long id = rejected(1, null, new byte[] {1, 2}, "[]");

        Response value = asOps().accept("application/problem+json").get(ADDRESS + "/" + id + "/value");

        assertThat(value.contentType()).isEqualTo("application/octet-stream");
        assertThat(value.asByteArray()).isEqualTo(new byte[] {1, 2});
    }

    @Test
    void recordWithoutAValueHasNoneToGive() throws SQLException {
        long id = rejected(1, null, null, "[]");

        assertThatProblem(asOps().get(ADDRESS + "/" + id + "/value")).is(404, "not-found");
        assertThat(asOps().get(ADDRESS + "/" + id).jsonPath().getLong("bytes")).isEqualTo(2);
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
    void wrongNumberIsRefused(String query) {
        // When
        Response refused = asOps().get(ADDRESS + "?" + query);

        // Then
        assertThatProblem(refused).is(400, "invalid-parameter").withDetail("must be a whole number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=lost", "state=", "partner=", "partner=%00", "partner=H", "partner=a'--"})
    void wrongFilterIsRefused(String query) {
        // When
        Response refused = asOps().urlEncodingEnabled(false).get(ADDRESS + "?" + query);

        // Then
        assertThatProblem(refused).is(400, "invalid-parameter").withDetail();
    }

    @Test
    void listShowsOnlyTheStatesAndThePartnerThatAreAskedFor() throws SQLException {
        // Given
        long open = RejectedRows.sound(RejectedRows.newItem(), 1);
        long dismissed = RejectedRows.sound(RejectedRows.newItem(), 2);
        long requested = RejectedRows.sound(RejectedRows.newItem(), 3);
        execute("update rejected_record set state = 'dismissed', settled = now() where id = " + dismissed);
        execute("update rejected_record set state = 'requested' where id = " + requested);
        String since = "?after=" + (open - 1) + "&partner=";

        // Then
        assertThat(ids(since + "hangzhou")).containsExactly(open, dismissed, requested);
        assertThat(ids(since + "hangzhou&state=open")).containsExactly(open);
        assertThat(ids(since + "hangzhou&state=requested&state=dismissed")).containsExactly(dismissed, requested);
        assertThat(ids(since + "elsewhere")).isEmpty();
        Response first = asOps().get(ADDRESS + since + "hangzhou&state=open&state=requested&limit=1");
        assertThat(ids(first.jsonPath().getString("next").replace(ADDRESS, ""))).containsExactly(requested);
    }

    @Test
    void recordTellsItsItemItsPlaceAndItsState() throws SQLException {
        // Given
        UUID item = RejectedRows.newItem();
        long id = RejectedRows.sound(item, 77);

        // When
        JsonPath shown = asOps().get(ADDRESS + "/" + id).jsonPath();

        // Then
        assertThat(shown.getString("itemId")).isEqualTo(item.toString());
        assertThat(shown.getLong("sequence")).isEqualTo(77);
        assertThat(shown.getString("state")).isEqualTo("open");
        assertThat(shown.getString("settled")).isNull();
    }

    @Test
    void tableHoldsEveryRecordAndNoFormula() throws Exception {
        // Given
        long first = RejectedRows.withValue(Documents.utf8("=cmd|' /C calc'!A0,\"x\"\r\n中秋节 𠮷"));
        RejectedRows.withValue(Documents.utf8("＝SUM(1)"));
        RejectedRows.withValue(new byte[] {(byte) 0xfb, (byte) 0xef});
        RejectedRows.withValue(null);
        RejectedRows.withValue(Documents.utf8("a\0b"));
        RejectedRows.withValue(new byte[0]);
        execute("update rejected_record set detail = '@SUM(1)' where id = " + first);

        // When
        Response table = asOps().accept("text/csv").get(ADDRESS + "?after=" + (first - 1));

        // Then
        assertThat(table.statusCode()).as(table.asString()).isEqualTo(200);
        assertThat(table.header("Content-Type")).startsWith("text/csv").contains("charset=UTF-8");
        assertThat(table.header("Content-Disposition")).contains("rejected-records.csv");
        List<Map<String, String>> rows = rows(table);
        assertThat(rows)
                .extracting(row -> row.get("value"))
                .containsExactly("'=cmd|' /C calc'!A0,\"x\"\r\n中秋节 𠮷", "'＝SUM(1)", "'++8=", "", "YQBi", "");
        assertThat(rows)
                .extracting(row -> row.get("valueEncoding"))
                .containsExactly("text", "text", "base64", "", "base64", "text");
        assertThat(rows.get(0))
                .containsEntry("id", String.valueOf(first))
                .containsEntry("partner", "hangzhou")
                .containsEntry("offset", "7")
                .containsEntry("time", "2026-11-20T14:05:12Z")
                .containsEntry("sequence", "1")
                .containsEntry("reason", "malformed-json")
                .containsEntry("detail", "'@SUM(1)")
                .containsEntry("state", "open");
        assertThat(rows.get(0).keySet())
                .containsExactly(
                        "id",
                        "partner",
                        "topic",
                        "offset",
                        "time",
                        "itemId",
                        "sequence",
                        "reason",
                        "detail",
                        "state",
                        "bytes",
                        "valueEncoding",
                        "value");
    }

    @Test
    void tableGoesBeyondAPage() throws Exception {
        // Given
        long first = RejectedRows.withValue(Documents.utf8("x"));
        for (int i = 0; i < 230; i++) {
            RejectedRows.withValue(Documents.utf8("x"));
        }

        // When
        Response table = asOps().accept("text/csv").get(ADDRESS + "?state=open&after=" + (first - 1));

        // Then
        assertThat(rows(table)).hasSize(231);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/*;q=0.9, */*;q=0.8", "text/html, */*;q=0.8"})
    void whoDoesNotAskForATableGetsJson(String accept) {
        // When
        Response list = asOps().accept(accept).get(ADDRESS + "?limit=1");

        // Then
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.header("Content-Type")).startsWith("application/json");
    }

    @Test
    void tableIsForOpsOnlyAndItsParametersAreChecked() {
        assertThatProblem(Api.asCataloguer().accept("text/csv").get(ADDRESS)).is(403, "forbidden");
        assertThatProblem(asOps().accept("text/csv").get(ADDRESS + "?state=lost"))
                .is(400, "invalid-parameter");
    }

    private static List<Long> ids(String query) {
        return asOps().get(ADDRESS + query).jsonPath().getList("rejectedRecords.id", Long.class);
    }

    private static List<Map<String, String>> rows(Response table) throws IOException {
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(table.asByteArray())) {
            return rows.readAll();
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection session = Database.session()) {
            Database.execute(session, sql);
        }
    }

    private static long rejected(long offset, byte[] key, byte[] value, String headers) throws SQLException {
        String topicId = UUID.randomUUID().toString();
        try (Connection session = Database.session()) {
            Database.execute(session, """
                    insert into rejected_record
                        (owner, topic, topic_id, record_offset, record_time, key, value, headers, reason, detail)
                    values ('hangzhou', 'library.hangzhou.items', ?, ?, '2026-11-20T14:05:12Z', ?, ?, ?,
                        'malformed-json', 'the value is not a JSON object')
                    """, topicId, offset, key, value, Documents.utf8(headers));
        }
        return Long.parseLong(Database.value("select id from rejected_record where topic_id = ?", topicId));
    }
}

package org.libraryexchange.catalogue.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.libraryexchange.fixture.Documents.identified;
import static org.libraryexchange.fixture.Documents.lightNight;
import static org.libraryexchange.fixture.Documents.published;
import static org.libraryexchange.fixture.Documents.titled;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.ProblemAssert.Answer;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.fixture.Wire;

@QuarkusTest
class ImportsIT {

    private static final String PUBLISHED = """
            select count(*) from item join own_identifier on item_id = id
            where scheme = ? and status = 'published'
            """;

    private static final String OPERATOR = "exchange-operator";

    @Test
    void rowsAreCreatedChangedLeftAndRefusedOneByOne() {
        // Given
        Sent.rows("scheme=mixed", row("mixed", "same", "Same"), row("mixed", "other", "Before"))
                .finished();

        // When
        Sent sent = Sent.rows(
                "scheme=mixed",
                row("mixed", "same", "Same"),
                row("mixed", "other", "After"),
                "{not json",
                "",
                row("mixed", "new", "New"),
                row("mixed", "bad", "x".repeat(301)),
                row("mixed", "new", "Twice in the file"),
                titled(lightNight(), "Without an identifier").toString());
        JsonPath end = sent.finished();

        // Then
        assertThat(counters(end)).isEqualTo("7 = 1 + 1 + 1 + 0 + 4");
        assertThat(end.getLong("bytesDone")).isEqualTo(end.getLong("bytes"));
        assertThat(sent.errors())
                .extracting(it -> it.get("row") + " " + it.get("field") + " " + it.get("rule"))
                .containsExactly(
                        "3  malformed-json",
                        "6 /title/en max-length",
                        "7 /identifiers unique",
                        "8 /identifiers required");
        assertThat(read("mixed", "other").getString("title.en")).isEqualTo("After");
        assertThat(read("mixed", "other").getInt("version")).isEqualTo(2);
        assertThat(read("mixed", "same").getInt("version")).isEqualTo(1);
        assertThat(read("mixed", "new").getString("title.en")).isEqualTo("New");
    }

    @Test
    void importedItemIsTheOneThatASingleWriteMakes() {
        // Given
        String document =
                published(identified(lightNight(), "single", "imported")).toString();

        // When
        Sent.rows("scheme=single", document).finished();
        String before = Database.stateOfItems();
        Response put = Api.sending(document).put(Api.ITEMS + "/by-identifier/single/imported");

        // Then
        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(put.jsonPath().getInt("version")).isEqualTo(1);
        assertThat(Database.stateOfItems()).as("nothing to change").isEqualTo(before);
        assertThat(Database.value("""
                select count(*) from item join own_identifier on item_id = id and scheme = 'single'
                where sha256 = sha256(convert_to(document, 'UTF8')) and sequence <= (select sequence from own_log)
                    and languages = '{en,zh-Hans}' and changed_by = 'tester'
                """)).isEqualTo("1");
    }

    @Test
    void rowsThatAreNoUtf8AreNamedInBothForms() {
        // Given
        byte[] json = "{\"kind\": \"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] table = "identifier,kind\n\u00fc,festival\n".getBytes(StandardCharsets.ISO_8859_1);

        // When
        Sent rows = Sent.taken(Sent.post(ImportForm.NDJSON_TYPE, "scheme=encoding", json));
        Sent records = Sent.taken(Sent.post(ImportForm.CSV_TYPE, "scheme=encoding", table));

        // Then
        for (Sent sent : List.of(rows, records)) {
            assertThat(counters(sent.finished())).isEqualTo("1 = 0 + 0 + 0 + 0 + 1");
            assertThat(sent.errors()).extracting(it -> it.get("rule")).containsExactly("encoding");
        }
    }

    @Test
    void tableOfMoreColumnsThanThereMayBeIsRefusedAtOnce() {
        // When
        Response refused = Sent.post(ImportForm.CSV_TYPE, "scheme=wide", Documents.utf8(",".repeat(501) + "\n"));

        // Then
        assertThatProblem(refused).is(400, "invalid-body");
        assertThat(refused.jsonPath().getString("violations[0].rule")).isEqualTo("too-wide");
    }

    @Test
    void sequencesOfOwnItemsStayDistinct() {
        // When
        Sent.rows("scheme=sequences&status=published", rows("sequences", 0, 300))
                .finished();

        // Then
        assertThat(Database.value("""
                select count(sequence) = count(distinct sequence) and max(sequence) = (select sequence from own_log)
                from item where owner = 'leeds'
                """)).isEqualTo("t");
    }

    @Test
    void statusOfTheRequestIsThatOfRowsWithoutOne() {
        // When
        Sent.rows("scheme=status", row("status", "draft", "Draft")).finished();
        Sent.rows("scheme=status&status=published", row("status", "published", "Published"))
                .finished();

        // Then
        assertThat(read("status", "draft").getString("status")).isEqualTo("draft");
        assertThat(read("status", "published").getString("status")).isEqualTo("published");
    }

    @Test
    void identifierOfAnotherItemIsRefusedAndOneThatARowGaveUpIsFree() {
        // Given
        Sent.rows(
                        "scheme=keys",
                        identified(identified(lightNight(), "keys", "a"), "shelf", "1")
                                .toString(),
                        identified(identified(lightNight(), "keys", "b"), "shelf", "2")
                                .toString())
                .finished();

        // When
        Sent sent = Sent.rows(
                "scheme=keys",
                identified(identified(lightNight(), "keys", "c"), "shelf", "2").toString(),
                identified(lightNight(), "keys", "a").toString(),
                identified(identified(lightNight(), "keys", "d"), "shelf", "1").toString());
        sent.finished();

        // Then
        assertThat(sent.errors())
                .extracting(it -> it.get("row") + " " + it.get("field") + " " + it.get("rule") + " " + it.get("value"))
                .containsExactly("1 /identifiers/1/value identifier-taken 2");
        assertThat(read("shelf", "1").getString("identifiers[0].value")).isEqualTo("d");
    }

    @Test
    void dryRunReportsWhatTheRealRunDoesAndWritesNothing() {
        // Given
        Sent.rows("scheme=dry&status=published", rows("dry", 0, 30)).finished();
        List<String> lines = new ArrayList<>(List.of(rows("dry", 25, 1_300)));
        lines.add("{broken");
        lines.add(row("dry", "10", "Changed"));
        lines.add("{\"status\":\"withdrawn\",\"identifiers\":[{\"scheme\":\"dry\",\"value\":\"1\"}]}");
        lines.add("{\"status\":\"withdrawn\",\"identifiers\":[{\"scheme\":\"dry\",\"value\":\"none\"}]}");
        lines.add(identified(identified(lightNight(), "dry", "x"), "dry-shelf", "1")
                .toString());
        lines.addAll(List.of(rows("dry", 1_300, 2_400)));
        lines.add(identified(identified(lightNight(), "dry", "y"), "dry-shelf", "1")
                .toString());
        lines.add(identified(lightNight(), "dry", "x").toString());
        String[] all = lines.toArray(String[]::new);
        String before = Database.stateOfItems();

        // When
        Sent dry = Sent.rows("scheme=dry&status=published&dryRun=true", all);
        JsonPath reported = dry.finished();
        String between = Database.stateOfItems();
        Sent real = Sent.rows("scheme=dry&status=published", all);
        JsonPath done = real.finished();

        // Then
        assertThat(between).isEqualTo(before);
        assertThat(counters(reported)).isEqualTo(counters(done)).isEqualTo("2382 = 2371 + 1 + 5 + 1 + 4");
        assertThat(withoutIds(dry.errors()))
                .isEqualTo(withoutIds(real.errors()))
                .hasSize(4);
    }

    @Test
    void withdrawnRowsWithdrawWithTheirReason() {
        // Given
        Sent.rows("scheme=gone&status=published", rows("gone", 0, 30)).finished();

        // When
        JsonPath end = Sent.table("scheme=gone", """
                identifier,status,withdrawal.reason.en
                3,withdrawn,Cancelled
                4,withdrawn,
                """).finished();

        // Then
        assertThat(counters(end)).isEqualTo("2 = 0 + 0 + 0 + 2 + 0");
        assertThat(read("gone", "3").getString("withdrawal.reason.en")).isEqualTo("Cancelled");
        assertThat(read("gone", "4").getString("status")).isEqualTo("withdrawn");
    }

    @Test
    void tableIsReadByItsColumnsAndItsErrorsAreATable() {
        // When
        Sent sent = Sent.table("scheme=table&status=published", """
                identifier,kind,originalLanguage,title.en,licence,event.date,summary.en
                =1,cultural-event,en,Good,https://example.org/l,2027-01-01,'=SUM(A1)
                2,cultural-event,en,Bad,https://example.org/l,2027-02-30,
                =3,concert,en,Bad,https://example.org/l,2027-02-01,
                """);
        JsonPath end = sent.finished();
        Response errors = Api.asCataloguer().accept("text/csv").get(sent.address() + "/errors");

        // Then
        assertThat(counters(end)).isEqualTo("3 = 1 + 0 + 0 + 0 + 2");
        assertThat(read("table", "=1").getString("summary.en")).isEqualTo("=SUM(A1)");
        assertThat(errors.header("Content-Type")).isEqualTo("text/csv; charset=UTF-8; header=present");
        assertThat(errors.asString()).startsWith("""
                row,field,rule,value,hint
                3,event.date,format,2027-02-30,must be a calendar date such as 2027-10-07
                4,kind,allowed-values,concert,"must be one of cultural-event, festival, history-resource"
                """.replace("\n", "\r\n"));
    }

    @Test
    void ruleOfAFestivalIsReadFromItsCellAndItsErrorsNameTheColumn() {
        // When
        Sent sent = Sent.table("scheme=rules&status=published", """
                identifier,kind,originalLanguage,title.en,licence,festival.recurrence,festival.recurrence.offset
                1,festival,en,Good,https://example.org/l,lunar 8/18,-2
                2,festival,en,Bad,https://example.org/l,lunar 8/31,
                3,festival,en,Bad,https://example.org/l,8/18,
                4,festival,en,Bad,https://example.org/l,easter,400
                """);
        JsonPath end = sent.finished();
        Response errors = Api.asCataloguer().get(sent.address() + "/errors");

        // Then
        assertThat(counters(end)).isEqualTo("4 = 1 + 0 + 0 + 0 + 3");
        assertThat(read("rules", "1").getString("festival.rule.en"))
                .isEqualTo("2 days before the 18th day of the 8th lunar month");
        assertThat(errors.jsonPath().getList("errors.field"))
                .containsExactly("festival.recurrence", "festival.recurrence", "festival.recurrence.offset");
        assertThat(errors.jsonPath().getList("errors.rule")).containsExactly("lunar-day", "unknown-field", "range");
        assertThat(errors.jsonPath().getString("errors[1].hint")).contains("lunar", "solar-term");
    }

    @Test
    void tableWhoseQuotesAreNotClosedFailsBeforeAnythingIsWritten() {
        // Given
        String before = Database.stateOfItems();

        // When
        JsonPath end = Sent.table("scheme=open", "identifier,kind\n1,festival\n\"2,festival\n")
                .ended();

        // Then
        assertThat(end.getString("state")).isEqualTo("failed");
        assertThat(end.getString("reason")).contains("row 3", "quote");
        assertThat(Database.stateOfItems()).isEqualTo(before);
    }

    @Test
    void waveOfWithdrawalsIsHeldUntilAnOperatorApproves() {
        // Given
        Sent.rows("scheme=wave&status=published", rows("wave", 0, 20)).finished();
        String before = Database.stateOfItems();

        // When
        Sent sent = Sent.rows("scheme=wave&status=published&complete=true", rows("wave", 0, 8));
        JsonPath held = sent.ended();

        // Then
        assertThat(held.getString("state")).isEqualTo("held");
        assertThat(held.getString("reason")).isEqualTo("12 of 20 published items would be withdrawn");
        assertThat(held.getLong("check.withdrawals")).isEqualTo(12);
        assertThat(Database.stateOfItems()).isEqualTo(before);

        // When
        Response approved = decide(sent, "approve", "{\"reason\":\"Away\"}");
        JsonPath end = sent.finished();

        // Then
        assertThat(approved.statusCode()).isEqualTo(200);
        assertThat(end.getString("decidedBy")).isEqualTo("an.operator");
        assertThat(end.getString("decisionReason")).isEqualTo("Away");
        assertThat(counters(end)).isEqualTo("8 = 0 + 0 + 8 + 0 + 0");
        assertThat(end.getLong("missing")).isEqualTo(12);
        assertThat(read("wave", "19").getString("status")).isEqualTo("withdrawn");
        assertThat(read("wave", "7").getString("status")).isEqualTo("published");
        assertThatProblem(decide(sent, "drop", "{\"reason\":\"Away\"}"))
                .is(409, "import-state-conflict")
                .withDetail("finished");
    }

    @Test
    void packedFileIsUnpackedAsItComes() throws IOException {
        // Given
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(Documents.utf8(String.join("\n", rows("packed", 0, 200))));
        }

        // When
        JsonPath end = Sent.taken(packed("scheme=packed&status=published", packed.toByteArray()))
                .finished();

        // Then
        assertThat(counters(end)).isEqualTo("200 = 200 + 0 + 0 + 0 + 0");
        assertThat(end.getLong("bytes")).isGreaterThan(20L * packed.size());
    }

    @Test
    void fileThatIsNotPackedAsItSaysIsRefused() {
        assertThatProblem(packed("scheme=unpacked", Documents.utf8(row("unpacked", "1", "x"))))
                .is(400, "bad-request")
                .withDetail("not gzip");
        assertThatProblem(packed("scheme=unpacked", new byte[] {31, -117}))
                .is(400, "bad-request")
                .withDetail("not gzip to its end");
        assertThatProblem(Api.asCataloguer()
                        .contentType(ImportForm.NDJSON_TYPE)
                        .header("Content-Encoding", "br")
                        .body(new byte[] {1})
                        .post(ImportView.ADDRESS + "?scheme=unpacked"))
                .is(415, "unsupported-media-type");
    }

    private static Response packed(String query, byte[] body) {
        return Api.asCataloguer()
                .contentType(ImportForm.NDJSON_TYPE)
                .header("Content-Encoding", "gzip")
                .body(body)
                .post(ImportView.ADDRESS + "?" + query);
    }

    @Test
    void newerCompleteFileSupersedesOneThatIsHeld() {
        // Given
        Sent.rows("scheme=newer&status=published", rows("newer", 0, 20)).finished();
        Sent old = Sent.rows("scheme=newer&status=published&complete=true", rows("newer", 0, 8));
        assertThat(old.ended().getString("state")).isEqualTo("held");

        // When
        Sent right = Sent.rows("scheme=newer&status=published&complete=true", rows("newer", 0, 24));
        right.finished();

        // Then
        assertThat(old.now().getString("state")).isEqualTo("superseded");
        assertThat(old.now().getString("reason"))
                .isEqualTo("import " + right.id() + " has written a newer file of the scheme");
        assertThatProblem(decide(old, "approve", "{\"reason\":\"Away\"}"))
                .is(409, "import-state-conflict")
                .withDetail("superseded");
        assertThat(Database.value(PUBLISHED, "newer")).isEqualTo("24");
    }

    /** A file that is not complete does not answer the question for which the older file was held. */
    @Test
    void newerPartOfACatalogueLeavesAHeldFileToItsDecision() {
        // Given
        Sent.rows("scheme=part&status=published", rows("part", 0, 20)).finished();
        Sent old = Sent.rows("scheme=part&status=published&complete=true", rows("part", 0, 8));
        assertThat(old.ended().getString("state")).isEqualTo("held");

        // When
        Sent.rows("scheme=part&status=published", rows("part", 20, 21)).finished();

        // Then
        assertThat(old.now().getString("state")).isEqualTo("held");
    }

    @Test
    void approvedFileWithdrawsAsManyAsWereShownAndPutsNothingBack() {
        // Given
        Sent.rows("scheme=since&status=published", rows("since", 0, 20)).finished();
        Sent sent = Sent.rows(
                "scheme=since&status=published&complete=true",
                IntStream.range(0, 8)
                        .mapToObj(i -> row("since", String.valueOf(i), "Of the old file"))
                        .toArray(String[]::new));
        assertThat(sent.ended().getLong("check.withdrawals")).isEqualTo(12);
        put("since", "3", "Changed since");
        put("since", "15", "Changed since");
        put("since", "20", "New since");

        // When
        Response first = approve(sent, 12);
        JsonPath held = sent.now();
        Response second = approve(sent, 11);
        JsonPath end = sent.finished();

        // Then
        assertThatProblem(first).is(409, "import-changed").withDetail("11 published items");
        assertThat(first.jsonPath().getLong("withdrawals")).isEqualTo(11);
        assertThat(held.getString("state")).isEqualTo("held");
        assertThat(held.getLong("check.withdrawals")).isEqualTo(11);
        assertThat(held.getString("decidedBy")).isNull();
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(counters(end)).isEqualTo("8 = 0 + 7 + 0 + 0 + 1");
        assertThat(end.getLong("missing")).isEqualTo(11);
        assertThat(withoutIds(sent.errors()))
                .singleElement()
                .asString()
                .startsWith("4  changed-since 3 the item has changed since");
        assertThat(read("since", "3").getString("title.en")).isEqualTo("Changed since");
        assertThat(read("since", "15").getString("status")).isEqualTo("published");
        assertThat(read("since", "20").getString("status")).isEqualTo("published");
        assertThat(read("since", "14").getString("status")).isEqualTo("withdrawn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"withdrawals\":-1}",
                "{\"withdrawals\":\"12\"}",
                "{\"withdrawals\":1,\"force\":true}",
                "[]"
            })
    void approvalNamesANumberOrNothing(String body) {
        Response approved = Api.with(Tokens.of(OPERATOR))
                .contentType("application/json")
                .body(Documents.utf8(body))
                .post(ImportView.ADDRESS + "/1/approve");

        assertThatProblem(approved).is(400, "invalid-body");
    }

    private static Response approve(Sent sent, long withdrawals) {
        return decide(sent, "approve", "{\"withdrawals\":" + withdrawals + ",\"reason\":\"Away\"}");
    }

    /** Somebody else than the sender decides. */
    private static Response decide(Sent sent, String decision, String body) {
        return Api.with(Tokens.named("an.operator", OPERATOR))
                .contentType("application/json")
                .body(Documents.utf8(body))
                .post(sent.address() + "/" + decision);
    }

    private static void put(String scheme, String value, String title) {
        Response put = Api.sending(Documents.published(titled(identified(lightNight(), scheme, value), title)))
                .put(Api.ITEMS + "/by-identifier/" + scheme + "/" + value);
        assertThat(put.statusCode()).as(put.asString()).isBetween(200, 201);
    }

    @Test
    void heldImportIsDroppedWithoutATrace() {
        // Given
        Sent.rows("scheme=dropped&status=published", rows("dropped", 0, 3)).finished();
        String before = Database.stateOfItems();
        Sent sent = Sent.rows(
                "scheme=dropped",
                IntStream.range(0, 2)
                        .mapToObj(i ->
                                "{\"status\":\"with\\u0064rawn\",\"identifiers\":[{\"scheme\":\"dropped\",\"value\":\""
                                        + i + "\"}]}")
                        .toArray(String[]::new));
        assertThat(sent.ended().getString("state")).isEqualTo("held");

        // When
        Response dropped = decide(sent, "drop", "{\"reason\":\"Away\"}");

        // Then
        assertThat(dropped.jsonPath().getString("state")).isEqualTo("dropped");
        assertThat(Database.stateOfItems()).isEqualTo(before);
        await().untilAsserted(() -> assertThat(
                        Database.value("select count(*) from import_chunk where import_id = ?", sent.id()))
                .isEqualTo("0"));
    }

    @Test
    void completeFileWithARowThatNamesNoItemIsHeld() {
        // Given
        Sent.rows("scheme=doubtful&status=published", rows("doubtful", 0, 30)).finished();
        List<String> lines = new ArrayList<>(List.of(rows("doubtful", 0, 29)));
        lines.add("{unreadable");

        // When
        JsonPath held = Sent.rows("scheme=doubtful&status=published&complete=true", lines.toArray(String[]::new))
                .ended();

        // Then
        assertThat(held.getString("state")).isEqualTo("held");
        assertThat(held.getString("reason")).contains("1 rows name no item");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dryRun=true",
                "status=published",
                "scheme=Bad Scheme",
                "scheme=a&scheme=b",
                "scheme=a&dryRun=yes",
                "scheme=a&status=withdrawn",
                "scheme=a&other=1"
            })
    void parametersThatAreMissingOrWrongAreRefused(String query) {
        assertThatProblem(Sent.post(ImportForm.NDJSON_TYPE, query, Documents.utf8("{}")))
                .is(400, "invalid-parameter")
                .withDetail();
    }

    @ParameterizedTest
    @CsvSource({
        "'', application/x-ndjson",
        "'', text/csv",
        "'identifier,colour', text/csv",
        "'identifier,\"k', text/csv"
    })
    void bodyWithoutAGoodBeginningIsRefused(String body, String type) {
        // Given
        String before = Database.value("select count(*) from import_chunk");

        // When, Then
        assertThatProblem(Sent.post(type, "scheme=a", Documents.utf8(body))).is(400, "invalid-body");
        assertThat(Database.value("select count(*) from import_chunk")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "text/csv; charset=iso-8859-1"})
    void otherTypesAreRefused(String type) {
        assertThatProblem(Sent.post(type, "scheme=a", Documents.utf8("{}"))).is(415, "unsupported-media-type");
    }

    @Test
    void requestWithoutAFileIsRefused() {
        assertThatProblem(Api.asCataloguer().noContentType().post(ImportView.ADDRESS + "?scheme=a"))
                .is(415, "unsupported-media-type")
                .withDetail("must name the file's type");
    }

    @Test
    void fileLargerThanOtherBodiesIsTaken() {
        // Given
        String large = titled(identified(lightNight(), "large", "1"), "Large")
                .put("attribution", "x".repeat(200))
                .toString();
        String padding = " ".repeat(900_000);

        // When
        JsonPath end = Sent.rows(
                        "scheme=large",
                        large + padding,
                        row("large", "2", "x") + padding,
                        row("large", "3", "x") + padding,
                        row("large", "4", "x") + padding,
                        row("large", "5", "x") + padding,
                        row("large", "6", "x") + " ".repeat(1_100_000))
                .finished();

        // Then
        assertThat(end.getLong("bytes")).isGreaterThan(5_000_000);
        assertThat(counters(end)).isEqualTo("6 = 5 + 0 + 0 + 0 + 1");
    }

    /** The node under test accepts 8 MiB. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fileBeyondTheLimitIsRefusedAndNothingOfItIsKept(boolean chunked) {
        // Given
        String before = Database.value("select count(*) from import_chunk");
        byte[] body = Documents.utf8("{}\n".repeat(3_000_000));
        String target = ImportView.ADDRESS + "?scheme=beyond";
        List<String> headers =
                List.of("Authorization: Bearer " + Tokens.cataloguer(), "Content-Type: " + ImportForm.NDJSON_TYPE);

        // When
        Answer answer = chunked
                ? Wire.exchangeChunked(RestAssured.port, "POST", target, headers, body)
                : Wire.exchange(RestAssured.port, "POST", target, headers, body);

        // Then
        assertThatProblem(answer).is(413, "too-large").withDetail("8388608");
        assertThat(Database.value("select count(*) from import_chunk")).isEqualTo(before);
    }

    @Test
    void rolesGiveOnlyTheirOwnRights() {
        // Given
        Sent sent = Sent.rows("scheme=roles", row("roles", "1", "x"));
        sent.finished();

        // When
        List<Response> refused = List.of(
                Api.asOps().contentType("text/csv").body("identifier").post(ImportView.ADDRESS + "?scheme=roles"),
                Api.with(Tokens.of(OPERATOR))
                        .contentType("text/csv")
                        .body("identifier")
                        .post(ImportView.ADDRESS + "?scheme=roles"),
                Api.asCataloguer().post(sent.address() + "/approve"),
                Api.asOps().post(sent.address() + "/approve"),
                Api.asCataloguer().post(sent.address() + "/drop"),
                Api.with(Tokens.of()).get(ImportView.ADDRESS),
                Api.with(Tokens.of()).get(sent.address()),
                Api.with(Tokens.of()).get(sent.address() + "/errors"));
        List<Response> anonymous = List.of(
                Api.anonymous().contentType("text/csv").body("identifier").post(ImportView.ADDRESS + "?scheme=roles"),
                Api.anonymous().get(ImportView.ADDRESS),
                Api.anonymous().get(sent.address()),
                Api.anonymous().get(sent.address() + "/errors"),
                Api.anonymous().post(sent.address() + "/approve"),
                Api.anonymous().post(sent.address() + "/drop"));

        // Then
        assertThat(refused).allSatisfy(it -> assertThatProblem(it).is(403, "forbidden"));
        assertThat(anonymous).allSatisfy(it -> assertThatProblem(it).is(401, "unauthenticated"));
        assertThat(List.of(Tokens.cataloguer(), Tokens.ops(), Tokens.of(OPERATOR)))
                .allSatisfy(it -> assertThat(Api.with(it).get(sent.address()).statusCode())
                        .isEqualTo(200));
    }

    @Test
    void importsAndErrorsAreListedPageByPage() {
        // Given
        Sent first = Sent.rows("scheme=pages", "{1", "{2", "{3");
        first.finished();
        Sent second = Sent.rows("scheme=pages", row("pages", "1", "x"));
        second.finished();

        // When
        JsonPath page = Api.asOps().get(ImportView.ADDRESS + "?limit=1").jsonPath();
        JsonPath next = Api.asOps().get(page.getString("next")).jsonPath();
        JsonPath errors = Api.asOps().get(first.address() + "/errors?limit=2").jsonPath();
        JsonPath otherErrors = Api.asOps().get(errors.getString("next")).jsonPath();

        // Then
        assertThat(page.getLong("imports[0].id")).isEqualTo(second.id());
        assertThat(next.getLong("imports[0].id")).isEqualTo(first.id());
        assertThat(errors.getList("errors.row")).containsExactly(1, 2);
        assertThat(otherErrors.getList("errors.row")).containsExactly(3);
        assertThat(otherErrors.getString("next")).isNull();
    }

    @Test
    void statusOfTheExchangeNamesTheImportsThatAreWorkedOn() throws SQLException {
        try (BusyWorker worker = BusyWorker.start()) {
            // Given
            Sent waiting = Sent.rows("scheme=waiting", row("waiting", "1", "x"));

            // When
            JsonPath status = Api.asOps().get("/api/v1/exchange/status").jsonPath();

            // Then
            assertThat(status.getLong("imports.waiting")).isEqualTo(1);
            assertThat(status.getList("imports.running.id", Long.class))
                    .containsExactly(worker.sent().id());
            assertThat(status.getString("imports.running[0].state")).isEqualTo("running");
            assertThat(status.getLong("imports.running[0].bytesChecked"))
                    .isEqualTo(worker.sent().now().getLong("bytes"));
            assertThat(waiting.now().getString("state")).isEqualTo("received");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/0", "/x", "/99999999999999999999", "/0/errors"})
    void importThatIsNotThereIsNotFound(String address) {
        assertThatProblem(Api.asOps().get(ImportView.ADDRESS + address)).is(404, "not-found");
    }

    private static String row(String scheme, String value, String title) {
        return identified(titled(lightNight(), title), scheme, value).toString();
    }

    private static String[] rows(String scheme, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> row(scheme, String.valueOf(i), "Row " + i))
                .toArray(String[]::new);
    }

    private static JsonPath read(String scheme, String value) {
        return Api.asCataloguer()
                .get(Api.ITEMS + "/by-identifier/" + scheme + "/" + value)
                .jsonPath();
    }

    private static String counters(JsonPath it) {
        return "%d = %d + %d + %d + %d + %d"
                .formatted(
                        it.getLong("rows"),
                        it.getLong("created"),
                        it.getLong("changed"),
                        it.getLong("unchanged"),
                        it.getLong("withdrawn"),
                        it.getLong("refused"));
    }

    private static List<String> withoutIds(List<Map<String, Object>> errors) {
        return errors.stream()
                .map(it -> it.get("row") + " " + it.get("field") + " " + it.get("rule") + " " + it.get("value") + " "
                        + it.get("hint"))
                .toList();
    }
}

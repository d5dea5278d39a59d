package org.libraryexchange.exchange.rejected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.asOps;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.json.Sha256;

/** The choices that a restore leaves to people. Tests of the log check their effects. */
@QuarkusTest
class RestorationIT {

    private static final String ADDRESS = "/api/v1/exchange/restoration";
    private static final String ADOPT = "{\"choice\": \"adopt\"}";
    private static final String KEEP = "{\"choice\": \"keep\"}";

    @AfterEach
    void endRestoration() throws SQLException {
        execute("delete from restored_item");
        execute("update restoration set state = 'none', found = null");
        execute("update publication set confirmed_beyond = null, goes_above = false");
    }

    @Test
    void databaseThatAgreesWithItsLogHasNothingToShow() {
        // When
        JsonPath shown = asOps().get(ADDRESS).jsonPath();

        // Then
        assertThat(shown.getString("state")).isEqualTo("none");
        assertThat(shown.getList("items")).isEmpty();
        assertThat(shown.getInt("counts.undecided")).isZero();
        assertThat(shown.getString("next")).isNull();
    }

    @Test
    void itemIsShownWithBothStates() throws SQLException {
        // Given
        begin();
        UUID id = found("conflict", 7);

        // When
        JsonPath shown = asOps().get(ADDRESS).jsonPath();

        // Then
        assertThat(shown.getString("state")).isEqualTo("open");
        assertThat(shown.getString("found")).endsWith("Z");
        assertThat(shown.getMap("counts"))
                .containsEntry("conflict", 1)
                .containsEntry("undecided", 1)
                .containsEntry("unknown", 0);
        assertThat(shown.getString("items[0].id")).isEqualTo(id.toString());
        assertThat(shown.getString("items[0].log.document.title.en")).isEqualTo("logged");
        assertThat(shown.getLong("items[0].log.sequence")).isEqualTo(7);
        assertThat(shown.getString("items[0].own.document.title.en")).isEqualTo("own");
        assertThat(shown.getString("items[0].choice")).isNull();
        assertThat(shown.getString("items[0].outcome")).isNull();
    }

    @Test
    void listGoesOnFromPageToPage() throws SQLException {
        // Given
        begin();
        for (int n = 1; n <= 60; n++) {
            found("conflict", n);
        }
        found("behind", 61);

        // When
        Response first = asOps().get(ADDRESS + "?finding=conflict");
        Response second = asOps().get(first.jsonPath().getString("next"));

        // Then
        assertThat(first.header("Link")).isEqualTo("<" + first.jsonPath().getString("next") + ">; rel=\"next\"");
        assertThat(first.jsonPath().getList("items")).hasSize(50);
        assertThat(second.jsonPath().getList("items")).hasSize(10);
        assertThat(second.jsonPath().getString("next")).isNull();
        assertThat(second.jsonPath().getList("items.finding")).containsOnly("conflict");
    }

    @Test
    void choiceIsTakenForOneItem() throws SQLException {
        // Given
        begin();
        UUID id = found("conflict", 7);
        UUID other = found("conflict", 8);

        // When
        Response chosen = choose(id, KEEP);

        // Then
        assertThat(chosen.statusCode()).isEqualTo(200);
        assertThat(chosen.jsonPath().getString("choice")).isEqualTo("keep");
        assertThat(choiceOf(id)).isEqualTo("keep");
        assertThat(choiceOf(other)).isEqualTo("null");
    }

    @Test
    void choiceForAllLeavesEarlierChoicesAlone() throws SQLException {
        // Given
        begin();
        UUID id = found("conflict", 7);
        UUID other = found("conflict", 8);
        found("behind", 9);
        choose(id, KEEP);

        // When
        Response chosen =
                asOperator().contentType("application/json").body(ADOPT).post(ADDRESS);

        // Then
        assertThat(chosen.jsonPath().getInt("decided")).isEqualTo(1);
        assertThat(List.of(choiceOf(id), choiceOf(other))).containsExactly("keep", "adopt");
    }

    @Test
    void itemThatWaitsForNoChoiceRefusesOne() throws SQLException {
        // Given
        begin();
        UUID behind = found("behind", 7);

        // When, Then
        assertThatProblem(choose(behind, ADOPT)).is(409, "no-choice");
        assertThatProblem(choose(UUID.randomUUID(), ADOPT)).is(404, "not-found");
        assertThatProblem(
                        asOperator().contentType("application/json").body(ADOPT).post(ADDRESS + "/nothing"))
                .is(404, "not-found");
    }

    @Test
    void withoutARestorationThereIsNothingToChoose() {
        assertThatProblem(
                        asOperator().contentType("application/json").body(ADOPT).post(ADDRESS))
                .is(409, "no-choice");
    }

    @Test
    void keepLetsTheLogGoOnBeyondWhatAMirrorHasConfirmed() throws SQLException {
        // Given
        long confirmed = confirmedBeyondTheLog();
        assertThat(asOps().get(ADDRESS).jsonPath().getLong("confirmedBeyond")).isEqualTo(confirmed);

        // When
        Response chosen = chooseForAll(KEEP);

        // Then
        assertThat(chosen.statusCode()).isEqualTo(200);
        assertThat(chosen.jsonPath().getInt("decided")).isZero();
        assertThat(Database.value("select goes_above from publication")).isEqualTo("t");
        assertThat(asOps().get(ADDRESS).jsonPath().getString("confirmedBeyond")).isNull();
        assertThatProblem(chooseForAll(KEEP)).as("once more").is(409, "no-choice");
    }

    @Test
    void whatOnlyAMirrorHasCannotBeAdopted() throws SQLException {
        // Given
        long confirmed = confirmedBeyondTheLog();

        // When
        Response chosen = chooseForAll(ADOPT);

        // Then
        assertThatProblem(chosen).is(409, "no-choice");
        assertThat(sequence()).isEqualTo(confirmed - 3);
        assertThat(Database.value("select confirmed_beyond from publication")).isEqualTo(String.valueOf(confirmed));
        assertThat(Database.value("select goes_above from publication")).isEqualTo("f");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "\"adopt\"",
                "{\"choice\": \"both\"}",
                "{\"choice\": null}",
                "{\"choice\": \"adopt\", \"force\": true}"
            })
    void bodyThatNamesNoChoiceIsRefused(String body) throws SQLException {
        // Given
        begin();
        UUID id = found("conflict", 7);

        // When, Then
        assertThatProblem(choose(id, body)).is(400, "invalid-choice");
        assertThatProblem(
                        asOperator().contentType("application/json").body(body).post(ADDRESS))
                .is(400, "invalid-choice");
        assertThat(choiceOf(id)).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"finding=lost", "after=1", "after=%00"})
    void wrongParameterIsRefused(String query) {
        assertThatProblem(asOps().urlEncodingEnabled(false).get(ADDRESS + "?" + query))
                .is(400, "invalid-parameter");
    }

    @Test
    void malformedBodyIsRefused() throws SQLException {
        // Given
        begin();
        UUID id = found("conflict", 7);

        // When, Then
        assertThatProblem(choose(id, "{")).is(400, "malformed-json");
        assertThatProblem(choose(id, "")).is(400, "malformed-json");
    }

    @Test
    void opsReadAndOnlyTheOperatorChooses() throws SQLException {
        // Given
        begin();
        UUID id = found("conflict", 7);

        // When, Then
        assertThat(asOperator().get(ADDRESS).statusCode()).isEqualTo(200);
        assertThatProblem(asOps().contentType("application/json").body(ADOPT).post(ADDRESS + "/" + id))
                .is(403, "forbidden");
        assertThatProblem(asOps().contentType("application/json").body(ADOPT).post(ADDRESS))
                .is(403, "forbidden");
        assertThatProblem(Api.asCataloguer().get(ADDRESS)).is(403, "forbidden");
        assertThatProblem(Api.anonymous().get(ADDRESS)).is(401, "unauthenticated");
    }

    private static Response choose(UUID id, String body) {
        return asOperator().contentType("application/json").body(body).post(ADDRESS + "/" + id);
    }

    private static Response chooseForAll(String body) {
        return asOperator().contentType("application/json").body(body).post(ADDRESS);
    }

    private static RequestSpecification asOperator() {
        return Api.with(Tokens.of("exchange-operator"));
    }

    private static String choiceOf(UUID id) {
        return Database.value("select choice from restored_item where item_id = ?", id);
    }

    private static void begin() throws SQLException {
        execute("update restoration set state = 'open', found = now()");
    }

    /** Makes a mirror have confirmed the third sequence after the log's last, which this database never gave. */
    private static long confirmedBeyondTheLog() throws SQLException {
        execute("update publication set confirmed_beyond = own_log.sequence + 3 from own_log");
        return sequence() + 3;
    }

    private static long sequence() {
        return Long.parseLong(Database.value("select sequence from own_log"));
    }

    private static UUID found(String finding, long sequence) throws SQLException {
        UUID id = UUID.randomUUID();
        byte[] digest = Sha256.of(Documents.utf8(id.toString()));
        execute("""
                insert into restored_item (item_id, kind, status, version, sequence, document, sha256, languages, updated,
                    own_version, own_sequence, own_sha256, own_document, finding)
                values (?, 'festival', 'published', 2, ?, '{"title":{"en":"logged"}}', ?, '{en}', now(),
                    3, 9, ?, '{"title":{"en":"own"}}', ?)
                """, id, sequence, digest, digest, finding);
        return id;
    }

    private static void execute(String sql, Object... values) throws SQLException {
        try (Connection session = Database.session()) {
            Database.execute(session, sql, values);
        }
    }
}

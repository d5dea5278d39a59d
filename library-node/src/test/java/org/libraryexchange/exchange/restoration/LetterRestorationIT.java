package org.libraryexchange.exchange.restoration;

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
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Tokens;

/** The choices about letters that a restore leaves to people, who see no word of them. */
@QuarkusTest
class LetterRestorationIT {

    private static final String ADDRESS = "/api/v1/exchange/restoration/letters/hangzhou";

    @AfterEach
    void endRestoration() throws SQLException {
        execute("delete from letters.restored_post");
        execute("update letters.restoring set state = 'none', found = null");
    }

    private static UUID found(String finding) throws SQLException {
        UUID id = UUID.randomUUID();
        execute("update letters.restoring set state = 'open', found = now()");
        execute("""
                insert into letters.restored_post (partner, item_id, kind, status, version, sequence, document, sha256,
                    languages, updated, own_version, own_sequence, own_sha256, own_document, finding)
                values ('hangzhou', '%s', 'letter', 'sent', 3, 14, '{"subject":{"en":"logged secret"}}', sha256('a'), '{}',
                    '2026-11-24T16:20:11Z', 2, 13, sha256('b'), '{"subject":{"en":"own secret"}}', '%s')
                """.formatted(id, finding));
        return id;
    }

    private static RequestSpecification operator() {
        return with(Tokens.of("exchange-operator")).contentType("application/json");
    }

    @Test
    void databaseThatAgreesWithTheLogHasNothingToShow() {
        // When
        JsonPath shown = asOps().get(ADDRESS).jsonPath();

        // Then
        assertThat(shown.getString("state")).isEqualTo("none");
        assertThat(shown.getList("letters")).isEmpty();
        assertThat(shown.getInt("counts.undecided")).isZero();
    }

    @Test
    void letterIsShownByVersionsAndTimesOnly() throws SQLException {
        // Given
        UUID id = found("conflict");

        // When
        Response answer = asOps().get(ADDRESS + "?finding=conflict");

        // Then
        JsonPath shown = answer.jsonPath();
        assertThat(shown.getString("state")).isEqualTo("open");
        assertThat(shown.getInt("counts.undecided")).isEqualTo(1);
        assertThat(shown.getString("letters[0].id")).isEqualTo(id.toString());
        assertThat(shown.getString("letters[0].log.status")).isEqualTo("sent");
        assertThat(shown.getLong("letters[0].log.version")).isEqualTo(3);
        assertThat(shown.getString("letters[0].log.updated")).isEqualTo("2026-11-24T16:20:11Z");
        assertThat(shown.getLong("letters[0].own.sequence")).isEqualTo(13);
        assertThat(answer.asString()).doesNotContain("secret", "document", "sha256");
    }

    @Test
    void operatorChoosesForOneLetterAndThenForAll() throws SQLException {
        // Given
        UUID one = found("conflict");
        UUID other = found("erasure");

        // When
        Response chosen = operator().body("{\"choice\": \"keep\"}").post(ADDRESS + "/" + one);
        Response all = operator().body("{\"choice\": \"adopt\"}").post(ADDRESS);

        // Then
        assertThat(chosen.statusCode()).as(chosen.asString()).isEqualTo(200);
        assertThat(chosen.jsonPath().getString("choice")).isEqualTo("keep");
        assertThat(chosen.asString()).doesNotContain("secret");
        assertThat(all.jsonPath().getInt("decided")).isEqualTo(1);
        assertThat(Database.value(
                        "select choice || ' ' || chosen_by from letters.restored_post where item_id = '" + other + "'"))
                .isEqualTo("adopt tester");
    }

    @Test
    void needTellsThatLettersWaitForAChoice() throws SQLException {
        // Given
        found("conflict");

        // When
        JsonPath needs = asOps().get("/api/v1/exchange/needs").jsonPath();

        // Then
        needs.setRootPath("needs.find { it.need == 'letters-restored' }");
        assertThat(needs.getString("partner")).isEqualTo("hangzhou");
        assertThat(needs.getInt("count")).isEqualTo(1);
        assertThat(needs.getString("request")).isEqualTo("GET " + ADDRESS);
        assertThat(needs.getString("text.en")).startsWith("The database was restored; 1 letters to Hangzhou");
    }

    @Test
    void choiceThatNobodyWaitsForIsRefused() {
        assertThatProblem(operator().body("{\"choice\": \"keep\"}").post(ADDRESS))
                .is(409, "no-choice");
        assertThatProblem(operator().body("{\"choice\": \"keep\"}").post(ADDRESS + "/" + UUID.randomUUID()))
                .is(404, "not-found");
        assertThatProblem(asOps().get("/api/v1/exchange/restoration/letters/york"))
                .is(404, "not-found");
        assertThatProblem(asOps().get(ADDRESS + "?finding=lost")).is(400, "invalid-parameter");
        assertThat(with(Tokens.of("ops"))
                        .contentType("application/json")
                        .body("{\"choice\": \"keep\"}")
                        .post(ADDRESS)
                        .statusCode())
                .isEqualTo(403);
    }

    private static void execute(String sql) throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, sql);
        }
    }
}

package org.libraryexchange.exchange.proving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.asCataloguer;
import static org.libraryexchange.fixture.Api.asOps;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.exchange.proving.Signatures.SignatureState;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proof.Difference.Sort;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.MessageType;

@QuarkusTest
class ProofsResourceIT {

    private static final String PROOFS = "/api/v1/exchange/proofs";
    private static final String MIRRORS = "/api/v1/exchange/mirrors/";
    private static final Instant TIME = Instant.parse("2001-02-03T04:05:06.123456Z");
    private static final UUID ITEM = new UUID(1, 2);

    @BeforeEach
    void forget() throws SQLException {
        ProvedRows.forget();
    }

    @Test
    void operatorStartsAProofAndWatchesIt() {
        // When
        Response started = asOperator().post(PROOFS);

        // Then
        String id = started.jsonPath().getString("id");
        assertThat(started.statusCode()).as(started.asString()).isEqualTo(202);
        assertThat(started.header("Location")).endsWith(PROOFS + "/" + id);
        assertThat(started.jsonPath().getString("owner")).isEqualTo("leeds");
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonPath proof = asOps().get(Api.location(started)).jsonPath();
            assertThat(proof.getString("state")).isEqualTo("sent");
            assertThat(proof.getString("root")).matches("[0-9a-f]{64}");
            assertThat(proof.getLong("sequence")).isNotNegative();
        });
        assertThat(asOps().get(PROOFS).jsonPath().getList("proofs.id", String.class))
                .contains(id);
    }

    @Test
    void onlyOperatorsStartAndOnlyOpsAndOperatorsLook() {
        assertThatProblem(anonymous().get(PROOFS)).is(401, "unauthenticated");
        assertThatProblem(anonymous().post(PROOFS)).is(401, "unauthenticated");
        assertThatProblem(asCataloguer().get(PROOFS)).is(403, "forbidden");
        assertThatProblem(asCataloguer().get(PROOFS + "/" + ITEM)).is(403, "forbidden");
        assertThatProblem(asCataloguer().post(PROOFS)).is(403, "forbidden");
        assertThatProblem(asOps().post(PROOFS)).is(403, "forbidden");
        assertThat(asOps().get(PROOFS).statusCode()).isEqualTo(200);
        assertThat(asOperator().get(PROOFS).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-0001-0000-000000000002",
                "1",
                "not-a-proof",
                "%00",
                "00000000-0000-0001-0000-00000000000G"
            })
    void proofThatThereIsNotIsNotFound(String id) {
        assertThatProblem(asOps().urlEncodingEnabled(false).get(PROOFS + "/" + id))
                .is(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "owner=bradford,/owner",
        "before=yesterday,/before",
        "before=2026-02-30T00:00:00Z,/before",
        "limit=0,/limit",
        "limit=101,/limit",
        "limit=-1,/limit",
        "limit=abc,/limit",
        "limit=99999999999,/limit"
    })
    void badParameterIsNamed(String query, String parameter) {
        assertThatProblem(asOps().get(PROOFS + "?" + query))
                .is(400, "invalid-parameter")
                .withDetail(parameter.substring(1));
    }

    @Test
    void listGoesOnFromPageToPageLatestFirst() throws SQLException {
        // Given
        List<String> expected = new ArrayList<>();
        for (int n = 0; n < 7; n++) {
            expected.add(0, ProvedRows.finished(TIME.plusSeconds(n)).toString());
        }

        // When
        List<String> seen = new ArrayList<>();
        int pages = 0;
        String next = PROOFS + "?limit=3&before=" + TIME.plusSeconds(7);
        while (next != null) {
            Response page = asOps().get(next);
            assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
            seen.addAll(page.jsonPath().getList("proofs.id", String.class));
            next = page.jsonPath().getString("next");
            assertThat(page.header("Link")).isEqualTo(next == null ? null : "<" + next + ">; rel=\"next\"");
            pages++;
        }

        // Then
        assertThat(seen).isEqualTo(expected);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void proofShowsTheVeryBytesThatWereSigned() throws Exception {
        // Given
        UUID proof = ProvedRows.finished(TIME);
        Difference difference = new Difference(ITEM, Sort.STALE, 8L, 5L, null);
        ProvedRows.receipt(proof, 9, TIME, SignatureState.WRONG, difference);

        // When
        JsonPath shown = asOps().get(PROOFS + "/" + proof).jsonPath();

        // Then
        assertThat(shown.getString("receipts[0].outcome")).isEqualTo("items-differ");
        assertThat(shown.getString("receipts[0].signature")).isEqualTo("wrong");
        assertThat(shown.getString("receipts[0].differences[0].sort")).isEqualTo("stale");
        assertThat(shown.getString("receipts[0].differences[0].id")).isEqualTo(ITEM.toString());
        assertThat(Base64.getDecoder().decode(shown.getString("receipts[0].signatureBytes")))
                .isEqualTo(ProvedRows.SIGNATURE);
        byte[] document = Base64.getDecoder().decode(shown.getString("receipts[0].document"));
        assertThat(Message.read(MessageType.RECEIPT, document)).hasFieldOrPropertyWithValue("proof", proof);
        JsonPath list = asOps().get(PROOFS).jsonPath();
        assertThat(list.getString("proofs.find { it.id == '" + proof + "' }.receipts[0].document"))
                .as("in a list")
                .isNull();
    }

    @Test
    void proofsOfThePartnersCatalogueAreThoseThatWereComparedHere() throws SQLException {
        // Given
        UUID compared = ProvedRows.answered(TIME);
        UUID own = ProvedRows.finished(TIME);

        // When
        JsonPath partners = asOps().get(PROOFS + "?owner=hangzhou").jsonPath();
        JsonPath cities = asOps().get(PROOFS + "?owner=leeds").jsonPath();

        // Then
        assertThat(partners.getList("proofs.id", String.class)).containsExactly(compared.toString());
        assertThat(partners.getString("proofs[0].state")).isEqualTo("answered");
        assertThat(partners.getString("proofs[0].owner")).isEqualTo("hangzhou");
        assertThat(cities.getList("proofs.id", String.class))
                .contains(own.toString())
                .doesNotContain(compared.toString());
        assertThat(asOps().get(PROOFS + "/" + compared).jsonPath().getLong("items"))
                .isEqualTo(3);
    }

    @Test
    void mirrorOfAPartnerIsRebuiltByAnOperatorAlone() {
        // When
        Response rebuilding = asOperator().post(MIRRORS + "hangzhou/rebuild");

        // Then
        assertThat(rebuilding.statusCode()).as(rebuilding.asString()).isEqualTo(202);
        assertThat(rebuilding.header("Location")).endsWith("/api/v1/exchange/status");
        assertThat(rebuilding.jsonPath().getString("partner")).isEqualTo("hangzhou");
        assertThatProblem(asOps().post(MIRRORS + "hangzhou/rebuild")).is(403, "forbidden");
        assertThatProblem(anonymous().post(MIRRORS + "hangzhou/rebuild")).is(401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"leeds", "bradford", "%00", "HANGZHOU"})
    void mirrorThatIsNotKeptHereIsNotFound(String partner) {
        assertThatProblem(asOperator().urlEncodingEnabled(false).post(MIRRORS + partner + "/rebuild"))
                .is(404, "not-found");
        assertThat(Database.value("select count(*) from mirror_position where owner = ?", partner))
                .isEqualTo("0");
    }

    private static RequestSpecification asOperator() {
        return Api.with(Tokens.of("exchange-operator"));
    }
}

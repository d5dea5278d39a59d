package org.libraryexchange.exchange.proving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.asCataloguer;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.exchange.proving.Signatures.SignatureState;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proof.Difference.Sort;

@QuarkusTest
class ItemReceiptIT {

    private static final Instant TIME = Instant.parse("2026-11-20T14:05:11Z");

    @BeforeEach
    void forget() throws SQLException {
        ProvedRows.forget();
    }

    @Test
    void draftGoesNowhere() {
        // Given
        String id = Api.id(Api.created(Documents.lightNight()));

        // When
        JsonPath receipt = receipt(id);

        // Then
        assertThat(receipt.getString("state")).isEqualTo("draft");
        assertThat(receipt.getString("owner")).isEqualTo("leeds");
        assertThat(receipt.getList("mirrors")).isEmpty();
    }

    @Test
    void publishedItemIsSentAndUnproved() {
        // Given
        String id = published();

        // Then
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(receipt(id).getString("state")).isEqualTo("sent"));
        JsonPath receipt = receipt(id);
        assertThat(receipt.getLong("sequence")).isEqualTo(sequence(id));
        assertThat(receipt.getLong("version")).isEqualTo(1);
        assertThat(receipt.getString("stored")).endsWith("Z");
        assertThat(receipt.getString("mirrors[0].city")).isEqualTo("hangzhou");
        assertThat(receipt.getString("mirrors[0].state")).isEqualTo("unproved");
        assertThat(receipt.getString("mirrors[0].provedAt")).isNull();
    }

    @Test
    void itemBeforeTheProvedPlaceIsProvedAndOneBehindItIsNot() throws SQLException {
        // Given
        String before = published();
        String behind = published();

        // When
        ProvedRows.receipt(ProvedRows.finished(TIME), sequence(before), TIME, SignatureState.VALID);

        // Then
        assertThat(receipt(before).getString("mirrors[0].state")).isEqualTo("proved");
        assertThat(receipt(before).getString("mirrors[0].provedAt")).isEqualTo(TIME.toString());
        assertThat(receipt(before).getLong("mirrors[0].provedSequence")).isEqualTo(sequence(before));
        assertThat(receipt(behind).getString("mirrors[0].state")).isEqualTo("unproved");
    }

    @Test
    void itemThatThePartnerRejectedSaysWhy() throws SQLException {
        // Given
        String id = published();

        // When
        ProvedRows.receipt(
                ProvedRows.finished(TIME),
                sequence(id),
                TIME,
                SignatureState.VALID,
                new Difference(UUID.fromString(id), Sort.REJECTED, sequence(id), null, "not-storable"));

        // Then
        assertThat(receipt(id).getString("mirrors[0].state")).isEqualTo("rejected");
        assertThat(receipt(id).getString("mirrors[0].reason")).isEqualTo("not-storable");
    }

    @Test
    void itemThatDiffersSaysHow() throws SQLException {
        // Given
        String id = published();

        // When
        ProvedRows.receipt(
                ProvedRows.finished(TIME),
                sequence(id),
                TIME,
                SignatureState.VALID,
                new Difference(UUID.fromString(id), Sort.STALE, sequence(id), 1L, null));

        // Then
        assertThat(receipt(id).getString("mirrors[0].state")).isEqualTo("differs");
        assertThat(receipt(id).getString("mirrors[0].reason")).isEqualTo("stale");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WRONG", "MISSING"})
    void receiptThatCannotBeTrustedProvesNothing(String state) throws SQLException {
        // Given
        String id = published();

        // When
        ProvedRows.receipt(ProvedRows.finished(TIME), sequence(id), TIME, SignatureState.valueOf(state));

        // Then
        assertThat(receipt(id).getString("mirrors[0].state")).isEqualTo("unproved");
    }

    /** The mirror's clock may have been a day ahead when it answered before. */
    @Test
    void laterPlaceCountsWhateverTheMirrorsClockSays() throws SQLException {
        // Given
        String id = published();
        String other = published();

        // When
        ProvedRows.receipt(
                ProvedRows.finished(TIME), sequence(id), TIME.plus(Duration.ofDays(1)), SignatureState.VALID);
        ProvedRows.receipt(ProvedRows.finished(TIME.plusSeconds(5)), sequence(other), TIME, SignatureState.VALID);

        // Then
        assertThat(receipt(other).getString("mirrors[0].state")).isEqualTo("proved");
        JsonPath status = Api.asOps().get("/api/v1/exchange/status").jsonPath();
        assertThat(status.prettify()).contains("\"sequence\": " + sequence(other));
    }

    @Test
    void partnersItemIsHeldHere() throws SQLException {
        // Given
        UUID id = Database.mirror("hangzhou", "Moon");

        // When
        JsonPath receipt = receipt(id.toString());

        // Then
        assertThat(receipt.getString("state")).isEqualTo("held");
        assertThat(receipt.getString("owner")).isEqualTo("hangzhou");
        assertThat(receipt.getString("mirrors[0].city")).isEqualTo("leeds");
        assertThat(receipt.getString("mirrors[0].state")).isEqualTo("unproved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0001-0000-000000000002", "1", "%00", "%FF"})
    void itemThatThereIsNotHasNoReceipt(String id) {
        assertThatProblem(asCataloguer().urlEncodingEnabled(false).get("/api/v1/items/" + id + "/receipt"))
                .is(404, "not-found");
    }

    @Test
    void receiptIsReadByThoseWhoHaveToDoWithTheExchange() {
        String address = "/api/v1/items/" + published() + "/receipt";

        assertThatProblem(anonymous().get(address)).is(401, "unauthenticated");
        assertThatProblem(Api.with(Tokens.of("reader")).get(address)).is(403, "forbidden");
        for (String role : new String[] {"cataloguer", "ops", "exchange-operator"}) {
            assertThat(Api.with(Tokens.of(role)).get(address).statusCode())
                    .as(role)
                    .isEqualTo(200);
        }
    }

    private static String published() {
        return Api.id(Api.created(Documents.published(Documents.lightNight())));
    }

    private static JsonPath receipt(String id) {
        return asCataloguer().get("/api/v1/items/" + id + "/receipt").jsonPath();
    }

    private static long sequence(String id) {
        return Long.parseLong(Database.value("select sequence from item where id = ?::uuid", id));
    }
}

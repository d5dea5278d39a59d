package org.libraryexchange.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.MERGE_PATCH;
import static org.libraryexchange.fixture.Api.asCataloguer;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.etag;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.Api.sending;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.json.Sha256;

@QuarkusTest
class ErasureIT {

    @Test
    void erasedItemIsExactlyThatItWasThere() {
        // Given
        Response item = created(Documents.published(Documents.lightNight()));

        // When
        Response erased = erase(item);

        // Then
        assertThat(erased.statusCode()).isEqualTo(200);
        assertThat(erased.jsonPath().getMap("$").keySet())
                .containsExactlyInAnyOrder("id", "owner", "kind", "status", "version", "updated");
        assertThat(erased.jsonPath().getString("status")).isEqualTo("erased");
        assertThat(erased.jsonPath().getLong("version")).isEqualTo(2);
        assertThat(etag(erased)).isEqualTo("\"" + Sha256.hex(erased.asByteArray()) + "\"");
        assertThat(Database.value("select document from item where id = ?", UUID.fromString(id(item))))
                .isEqualTo(erased.asString());
    }

    @Test
    void erasureTravelsAsAnyChange() {
        // Given
        Response item = created(Documents.published(Documents.lightNight()));
        long before = Long.parseLong(Database.value("select sequence from own_log"));

        // When
        erase(item);

        // Then
        long sequence =
                Long.parseLong(Database.value("select sequence from item where id = ?", UUID.fromString(id(item))));
        assertThat(sequence).isGreaterThan(before);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Long.parseLong(Database.value("select sent_sequence from publication")) >= sequence);
    }

    @Test
    void nothingCanBeDoneToAnErasedItem() {
        // Given
        Response item = created(Documents.published(Documents.lightNight()));
        String tag = etag(erase(item));
        String address = ITEMS + "/" + id(item);

        // When, Then
        assertThatProblem(Api.anonymous().get(address)).is(410, "erased");
        assertThatProblem(
                        sending(Documents.lightNight()).header("If-Match", tag).put(address))
                .is(410, "erased");
        assertThatProblem(asCataloguer()
                        .contentType(MERGE_PATCH)
                        .header("If-Match", "*")
                        .body("{}")
                        .patch(address))
                .is(410, "erased");
        assertThatProblem(asCataloguer().header("If-Match", tag).post(address + "/publish"))
                .is(410, "erased");
        assertThatProblem(sending("{}").header("If-Match", tag).post(address + "/withdraw"))
                .is(410, "erased");
        assertThatProblem(asCataloguer().header("If-Match", tag).delete(address))
                .is(410, "erased");
        assertThatProblem(asOperator().header("If-Match", tag).post(address + "/erase"))
                .is(410, "erased");
    }

    @Test
    void identifiersOfAnErasedItemAreFree() {
        // Given
        String key = UUID.randomUUID().toString();
        Response item = created(Documents.published(Documents.identified(Documents.lightNight(), "erasure", key)));

        // When
        erase(item);

        // Then
        assertThatProblem(asCataloguer().get(ITEMS + "/by-identifier/erasure/" + key))
                .is(404, "not-found");
        Response again = sending(Documents.lightNight()).put(ITEMS + "/by-identifier/erasure/" + key);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(id(again)).isNotEqualTo(id(item));
    }

    @Test
    void draftIsDeletedInsteadOfErased() {
        // Given
        Response draft = created(Documents.lightNight());

        // When
        Response refused = erase(draft);

        // Then
        assertThatProblem(refused).is(409, "status-conflict");
    }

    @Test
    void erasureSaysWhichStateItErases() {
        // Given
        Response item = created(Documents.published(Documents.lightNight()));
        String address = ITEMS + "/" + id(item) + "/erase";

        // When, Then
        assertThatProblem(asOperator().post(address)).is(428, "precondition-required");
        assertThatProblem(asOperator().header("If-Match", "\"00\"").post(address))
                .is(412, "precondition-failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cataloguer", "ops"})
    void onlyTheOperatorErases(String role) {
        // Given
        Response item = created(Documents.published(Documents.lightNight()));

        // When
        Response refused =
                Api.with(Tokens.of(role)).header("If-Match", etag(item)).post(ITEMS + "/" + id(item) + "/erase");

        // Then
        assertThatProblem(refused).is(403, "forbidden");
    }

    @Test
    void partnersItemIsErasedByThePartnerOnly() throws SQLException {
        // Given
        UUID mirrored = Database.mirror("hangzhou", "中秋节");

        // When
        Response refused = asOperator().header("If-Match", "*").post(ITEMS + "/" + mirrored + "/erase");

        // Then
        assertThatProblem(refused).is(403, "owned-by-partner");
    }

    private static Response erase(Response item) {
        return asOperator().header("If-Match", etag(item)).post(ITEMS + "/" + id(item) + "/erase");
    }

    private static RequestSpecification asOperator() {
        return Api.with(Tokens.of("exchange-operator"));
    }
}

package org.libraryexchange.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.asCataloguer;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.etag;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.Api.sending;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.json.Sha256;

@QuarkusTest
class ItemLifeIT {

    @Test
    void itemGoesFromDraftToPublishedToWithdrawnAndBack() {
        // Given
        Response draft = created(Documents.lightNight());
        String address = ITEMS + "/" + id(draft);

        // When
        Response published = asCataloguer().header("If-Match", etag(draft)).post(address + "/publish");
        Response patched = asCataloguer()
                .contentType(Api.MERGE_PATCH)
                .header("If-Match", etag(published))
                .body(Documents.utf8("{\"attribution\": \"Leeds City Council\", \"summary\": null}"))
                .patch(address);
        Response withdrawn = sending("{\"reason\": {\"en\": \"The storm took the lights.\"}}")
                .header("If-Match", etag(patched))
                .post(address + "/withdraw");
        Response again = asCataloguer().header("If-Match", etag(withdrawn)).post(address + "/publish");

        // Then
        assertThat(List.of(draft, published, patched, withdrawn, again))
                .extracting(it -> it.jsonPath().getInt("version"))
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(List.of(draft, published, patched, withdrawn, again))
                .extracting(it -> it.jsonPath().getString("status"))
                .containsExactly("draft", "published", "published", "withdrawn", "published");
        assertThat(List.of(draft, published, patched, withdrawn, again))
                .extracting(Response::statusCode)
                .containsExactly(201, 200, 200, 200, 200);
        assertThat(patched.jsonPath().getString("attribution")).isEqualTo("Leeds City Council");
        assertThat(patched.jsonPath().getMap("$")).doesNotContainKey("summary");
        assertThat(withdrawn.jsonPath().getString("withdrawal.reason.en")).isEqualTo("The storm took the lights.");
        assertThat(again.jsonPath().getMap("$")).doesNotContainKey("withdrawal");
        assertThat(anonymous().get(address).asByteArray()).isEqualTo(again.asByteArray());
    }

    @Test
    void createdItemHasAnAddressAndTheNodesFields() {
        // When
        Response created = created(Documents.published(Documents.lightNight()));

        // Then
        assertThat(created.header("Location")).endsWith(ITEMS + "/" + id(created));
        assertThat(created.jsonPath().getString("owner")).isEqualTo("leeds");
        assertThat(UUID.fromString(id(created)).version()).isEqualTo(7);
        assertThat(created.jsonPath().getString("created")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(created.header("Content-Type")).startsWith("application/json");
        assertThat(created.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void entityTagIsTheDigestOfTheBytesServed() {
        // Given
        Response created = created(Documents.published(Documents.canalPhotograph()));

        // When
        Response read = anonymous().get(ITEMS + "/" + id(created));

        // Then
        assertThat(etag(read))
                .isEqualTo('"' + Sha256.hex(read.asByteArray()) + '"')
                .isEqualTo(etag(created));
    }

    @Test
    void readerWhoHoldsTheVersionGetsNoBody() {
        // Given
        Response created = created(Documents.published(Documents.canalPhotograph()));
        String address = ITEMS + "/" + id(created);

        // When
        Response same =
                anonymous().header("If-None-Match", "W/" + etag(created)).get(address);
        Response other = anonymous().header("If-None-Match", "\"old\"").get(address);

        // Then
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.asByteArray()).isEmpty();
        assertThat(etag(same)).isEqualTo(etag(created));
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void replacementKeepsTheStatusUnlessToldOtherwise() {
        // Given
        Response published = created(Documents.published(Documents.lightNight()));

        // When
        Response replaced = sending(Documents.titled(Documents.lightNight(), "Light Night"))
                .header("If-Match", etag(published))
                .put(ITEMS + "/" + id(published));

        // Then
        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(replaced.jsonPath().getString("status")).isEqualTo("published");
        assertThat(replaced.jsonPath().getInt("version")).isEqualTo(2);
    }

    @Test
    void sameContentAgainChangesNothing() {
        // Given
        Response published = created(Documents.published(Documents.lightNight()));
        String before = Database.stateOfItems();

        // When
        Response again = sending(Documents.lightNight())
                .header("If-Match", etag(published))
                .put(ITEMS + "/" + id(published));

        // Then
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asByteArray()).isEqualTo(published.asByteArray());
        assertThat(Database.stateOfItems()).isEqualTo(before);
    }

    @Test
    void staleChangeIsRefused() {
        // Given
        Response first = created(Documents.published(Documents.lightNight()));
        String address = ITEMS + "/" + id(first);
        sending(Documents.titled(Documents.lightNight(), "Light Night"))
                .header("If-Match", etag(first))
                .put(address);
        String before = Database.stateOfItems();

        // When
        Response late = sending(Documents.titled(Documents.lightNight(), "Dark Night"))
                .header("If-Match", etag(first))
                .put(address);

        // Then
        assertThatProblem(late).is(412, "precondition-failed").withDetail("changed");
        assertThat(Database.stateOfItems()).isEqualTo(before);
    }

    @Test
    void changeOfAnUnknownStateIsRefused() {
        // Given
        String address = ITEMS + "/" + id(created(Documents.lightNight()));
        String before = Database.stateOfItems();

        // When
        List<Response> refused = List.of(
                sending(Documents.lightNight()).put(address),
                asCataloguer()
                        .contentType(Api.MERGE_PATCH)
                        .body(Documents.utf8("{}"))
                        .patch(address),
                asCataloguer().delete(address),
                asCataloguer().post(address + "/publish"),
                sending("{}").post(address + "/withdraw"));

        // Then
        assertThat(refused).allSatisfy(it -> assertThatProblem(it).is(428, "precondition-required"));
        assertThat(Database.stateOfItems()).isEqualTo(before);
    }

    @Test
    void publishedItemNeverBecomesADraftNorVanishes() {
        // Given
        Response published = created(Documents.published(Documents.lightNight()));
        String address = ITEMS + "/" + id(published);

        // When
        Response backToDraft = sending(Documents.lightNight().put("status", "draft"))
                .header("If-Match", etag(published))
                .put(address);
        Response deleted = asCataloguer().header("If-Match", etag(published)).delete(address);

        // Then
        assertThatProblem(backToDraft).is(409, "status-conflict").withDetail("cannot become a draft again");
        assertThatProblem(deleted).is(409, "status-conflict").withDetail("cannot be deleted");
        assertThat(anonymous().get(address).statusCode()).isEqualTo(200);
    }

    @Test
    void draftIsNotWithdrawnButDeleted() {
        // Given
        Response draft = created(Documents.identified(Documents.lightNight(), "life", "deleted"));
        String address = ITEMS + "/" + id(draft);

        // When
        Response withdrawn = sending("{}").header("If-Match", etag(draft)).post(address + "/withdraw");
        Response deleted = asCataloguer().header("If-Match", etag(draft)).delete(address);

        // Then
        assertThatProblem(withdrawn).is(409, "status-conflict");
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThatProblem(asCataloguer().get(address)).is(404, "not-found");
        assertThat(Database.rows("select 1 from own_identifier where scheme = 'life' and value = 'deleted'"))
                .isEmpty();
    }

    @Test
    void withdrawnAgainStaysAsItIs() {
        // Given
        Response published = created(Documents.published(Documents.canalPhotograph()));
        String address = ITEMS + "/" + id(published);
        Response withdrawn = sending("{\"reason\": {\"en\": \"Lost\"}}")
                .header("If-Match", etag(published))
                .post(address + "/withdraw");

        // When
        Response again = sending("{\"reason\": {\"en\": \"Found\"}}")
                .header("If-Match", etag(withdrawn))
                .post(address + "/withdraw");

        // Then
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asByteArray()).isEqualTo(withdrawn.asByteArray());
    }

    @Test
    void incompleteDraftIsKeptButNotPublished() {
        // Given
        var unlicensed = Documents.lightNight();
        unlicensed.remove("licence");
        Response draft = created(unlicensed);

        // When
        Response refused = asCataloguer().header("If-Match", etag(draft)).post(ITEMS + "/" + id(draft) + "/publish");

        // Then
        assertThatProblem(refused).is(400, "invalid-item").withViolationAt("/licence");
        assertThat(Database.value("select status, version from item where id = ?", UUID.fromString(id(draft))))
                .isEqualTo("draft|1");
    }

    @Test
    void identifierOfAnotherItemIsRefused() {
        // Given
        created(Documents.identified(Documents.lightNight(), "life", "taken"));
        String before = Database.stateOfItems();

        // When
        Response second = sending(Documents.identified(Documents.canalPhotograph(), "life", "taken"))
                .post(ITEMS);

        // Then
        assertThatProblem(second).is(409, "identifier-taken").withDetail("life/taken");
        assertThat(Database.stateOfItems()).isEqualTo(before);
    }

    @Test
    void draftsAreSeenOnlyByCataloguers() {
        // Given
        String address = ITEMS + "/" + id(created(Documents.lightNight()));

        // When
        Response forAnybody = anonymous().get(address);
        Response forOps = Api.asOps().get(address);
        Response forCataloguers = asCataloguer().get(address);

        // Then
        assertThatProblem(forAnybody).is(404, "not-found");
        assertThatProblem(forOps).is(404, "not-found");
        assertThat(forCataloguers.statusCode()).isEqualTo(200);
    }
}

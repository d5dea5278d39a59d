package org.libraryexchange.catalogue.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.MERGE_PATCH;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.asCataloguer;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.etag;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.Api.sending;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Tokens;

@QuarkusTest
class HistoryIT {

    @Test
    void everyVersionSaysWhoDidWhatWhen() {
        // Given
        Response draft = created(Documents.lightNight());
        Response published = act(draft, "publish");
        Response changed = patch(published, "{\"summary\":{\"zh-Hans\":\"两晚光影艺术\"},\"attribution\":null}");
        Response withdrawn =
                sending("{}").header("If-Match", etag(changed)).post(ITEMS + "/" + id(draft) + "/withdraw");

        // When
        Response history = asCataloguer().get(versions(draft));

        // Then
        assertThat(history.statusCode()).isEqualTo(200);
        assertThat(history.jsonPath().getString("owner")).isEqualTo("leeds");
        assertThat(history.jsonPath().getList("versions.version")).containsExactly(4, 3, 2, 1);
        assertThat(history.jsonPath().getList("versions.action"))
                .containsExactly("withdrawn", "changed", "published", "created");
        assertThat(history.jsonPath().getList("versions.madeBy")).containsOnly("tester");
        assertThat(history.jsonPath().getList("versions.changed"))
                .containsExactly(
                        List.of("/status", "/withdrawal"),
                        List.of("/attribution", "/summary/zh-Hans"),
                        List.of("/status"),
                        List.of());
        assertThat(history.jsonPath().getList("versions.made"))
                .startsWith(withdrawn.jsonPath().getString("updated"))
                .contains(changed.jsonPath().getString("updated"));
        assertThat(history.jsonPath().getString("next")).isNull();
    }

    @Test
    void everyVersionIsServedAsItWas() {
        // Given
        Response draft = created(Documents.lightNight());
        List<Response> written = List.of(draft, act(draft, "publish"), patch(draft, "*", "{\"attribution\":null}"));

        // When
        List<Response> read = new ArrayList<>();
        for (int version = 1; version <= 3; version++) {
            read.add(asCataloguer().get(versions(draft) + "/" + version));
        }

        // Then
        for (int i = 0; i < 3; i++) {
            assertThat(read.get(i).asByteArray()).isEqualTo(written.get(i).asByteArray());
            assertThat(etag(read.get(i))).isEqualTo(etag(written.get(i)));
        }
        assertThat(anonymous()
                        .header("If-None-Match", etag(written.get(1)))
                        .get(versions(draft) + "/2")
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void writeThatChangesNothingIsNoVersion() {
        // Given
        Response item = created(Documents.published(Documents.lightNight()));

        // When
        sending(Documents.lightNight()).header("If-Match", "*").put(ITEMS + "/" + id(item));

        // Then
        assertThat(asCataloguer().get(versions(item)).jsonPath().getList("versions"))
                .hasSize(1);
    }

    @Test
    void newPlaceInTheLogIsNoVersion() throws SQLException {
        // Given
        Response item = created(Documents.published(Documents.lightNight()));

        // When
        try (Connection prover = Database.sessionOf("leeds")) {
            Database.execute(
                    prover,
                    "with own as (update own_log set sequence = sequence + 1 returning sequence) "
                            + "update item set sequence = own.sequence from own where id = ?",
                    UUID.fromString(id(item)));
        }

        // Then
        assertThat(asCataloguer().get(versions(item)).jsonPath().getList("versions"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 50})
    void pagesOfAnySizeShowAllVersions(int size) {
        // Given
        Response item = created(Documents.published(Documents.lightNight()));
        for (int i = 1; i < 5; i++) {
            patch(item, "*", "{\"attribution\":\"after change " + i + "\"}");
        }

        // When
        List<Integer> read = new ArrayList<>();
        List<List<String>> changed = new ArrayList<>();
        for (String next = versions(item) + "?limit=" + size; next != null; ) {
            Response page = asCataloguer().get(next);
            read.addAll(page.jsonPath().getList("versions.version"));
            changed.addAll(page.jsonPath().getList("versions.changed"));
            next = page.jsonPath().getString("next");
        }

        // Then
        assertThat(read).containsExactly(5, 4, 3, 2, 1);
        assertThat(changed.subList(0, 4)).containsOnly(List.of("/attribution"));
    }

    @Test
    void draftsAreForCataloguersAndNamesForThoseWithARole() {
        // Given
        Response draft = created(Documents.lightNight());
        Response published = created(Documents.lightNight());
        act(published, "publish");

        // When, Then
        assertThatProblem(anonymous().get(versions(draft))).is(404, "not-found");
        assertThatProblem(anonymous().get(versions(draft) + "/1")).is(404, "not-found");
        Response seen = anonymous().get(versions(published));
        assertThat(seen.jsonPath().getList("versions.version")).containsExactly(2);
        assertThat(seen.jsonPath().getString("versions[0].madeBy")).isNull();
        assertThatProblem(anonymous().get(versions(published) + "/1")).is(404, "not-found");
        assertThat(anonymous().get(versions(published) + "/2").statusCode()).isEqualTo(200);
        assertThat(Api.with(Tokens.ops()).get(versions(published)).jsonPath().getString("versions[0].madeBy"))
                .isEqualTo("tester");
    }

    @Test
    void erasureLeavesWhoAndWhenAndNothingElse() {
        // Given
        Response item = created(Documents.published(Documents.titled(Documents.lightNight(), "to be forgotten")));
        Response changed = patch(item, "{\"attribution\":\"somebody\"}");

        // When
        Api.with(Tokens.of("exchange-operator"))
                .header("If-Match", etag(changed))
                .post(ITEMS + "/" + id(item) + "/erase");

        // Then
        Response history = asCataloguer().get(versions(item));
        assertThat(history.jsonPath().getList("versions.action")).containsExactly("erased", "changed", "created");
        assertThat(history.jsonPath().getList("versions.madeBy")).containsOnly("tester");
        assertThat(history.jsonPath().getList("versions.address")).containsOnlyNulls();
        assertThat(history.jsonPath().getList("versions.changed")).containsOnly(List.of());
        assertThatProblem(asCataloguer().get(versions(item) + "/1")).is(410, "erased");
        assertThat(Database.rows("select replaced from item_version where item_id = ?", UUID.fromString(id(item))))
                .containsOnly("null");
    }

    @Test
    void deletedDraftLeavesNothing() {
        // Given
        Response draft = created(Documents.lightNight());

        // When
        asCataloguer().header("If-Match", etag(draft)).delete(ITEMS + "/" + id(draft));

        // Then
        assertThat(Database.rows("select 1 from item_version where item_id = ?", UUID.fromString(id(draft))))
                .isEmpty();
        assertThatProblem(asCataloguer().get(versions(draft))).is(404, "not-found");
    }

    @Test
    void partnersHistoryIsThePartnersToTell() throws SQLException {
        // Given
        UUID mirrored = Database.mirror("hangzhou", "中秋节");

        // When
        Response history = anonymous().get(ITEMS + "/" + mirrored + "/versions");

        // Then
        assertThat(history.jsonPath().getList("versions.version")).containsExactly(1);
        assertThat(history.jsonPath().getString("ownersVersions"))
                .isEqualTo("https://hangzhou.example.org/api/v1/items/" + mirrored + "/versions");
        assertThat(anonymous()
                        .get(history.jsonPath().getString("versions[0].address"))
                        .asString())
                .isEqualTo(Database.value("select document from item where id = ?", mirrored));
        assertThat(Database.rows("select 1 from item_version where item_id = ?", mirrored))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "7", "first", "01", "99999999999999999999"})
    void versionThatIsNotThereIsNotFound(String version) {
        // Given
        Response item = created(Documents.published(Documents.lightNight()));

        // When, Then
        assertThatProblem(anonymous().get(versions(item) + "/" + version)).is(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=51", "before=0", "before=x", "after=1"})
    void askingWronglyIsRefused(String query) {
        // Given
        Response item = created(Documents.published(Documents.lightNight()));

        // When, Then
        assertThatProblem(anonymous().get(versions(item) + "?" + query)).is(400, "invalid-parameter");
    }

    private static String versions(Response item) {
        return ITEMS + "/" + id(item) + "/versions";
    }

    private static Response act(Response item, String action) {
        return asCataloguer().header("If-Match", etag(item)).post(ITEMS + "/" + id(item) + "/" + action);
    }

    private static Response patch(Response item, String body) {
        return patch(item, etag(item), body);
    }

    private static Response patch(Response item, String expected, String body) {
        return asCataloguer()
                .contentType(MERGE_PATCH)
                .header("If-Match", expected)
                .body(Documents.utf8(body))
                .patch(ITEMS + "/" + id(item));
    }
}

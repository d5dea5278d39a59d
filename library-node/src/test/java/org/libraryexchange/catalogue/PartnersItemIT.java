package org.libraryexchange.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.asCataloguer;
import static org.libraryexchange.fixture.Api.sending;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;

/** The partner's items are read-only in the API, the service and the database (OWASP API1, API5). */
@QuarkusTest
class PartnersItemIT {

    @Inject
    Catalogue catalogue;

    private UUID id;
    private String before;

    @BeforeEach
    void mirrorAnItem() throws SQLException {
        id = Database.mirror("hangzhou", "Mid-Autumn Festival");
        before = Database.stateOfItems();
    }

    @Test
    void itIsReadLikeAnyOther() {
        // When
        Response read = Api.anonymous().get(ITEMS + "/" + id);

        // Then
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.jsonPath().getString("owner")).isEqualTo("hangzhou");
    }

    @Test
    void apiRefusesToChangeItAndTellsWhere() {
        // Given
        String address = ITEMS + "/" + id;
        String etag = Api.etag(Api.anonymous().get(address));

        // When
        List<Response> refused = List.of(
                sending(Documents.lightNight()).header("If-Match", etag).put(address),
                asCataloguer()
                        .contentType(Api.MERGE_PATCH)
                        .header("If-Match", etag)
                        .body(Documents.utf8("{}"))
                        .patch(address),
                asCataloguer().header("If-Match", etag).delete(address),
                asCataloguer().header("If-Match", etag).post(address + "/publish"),
                sending("{}").header("If-Match", etag).post(address + "/withdraw"));

        // Then
        assertThat(refused).allSatisfy(it -> {
            assertThatProblem(it).is(403, "owned-by-partner").withDetail("owned by hangzhou");
            assertThat(it.jsonPath().getString("ownersItem"))
                    .isEqualTo("https://hangzhou.example.org/api/v1/items/" + id);
        });
        assertThat(Database.stateOfItems()).isEqualTo(before);
    }

    @Test
    void apiRefusesItWhateverTheRequestLooksLike() {
        // When
        Response refused = sending("no JSON").put(ITEMS + "/" + id);

        // Then
        assertThatProblem(refused).is(403, "owned-by-partner");
    }

    @Test
    void serviceRefusesToChangeIt() {
        // When
        assertThatThrownBy(() ->
                        catalogue.change(id, Precondition.NONE, (current, now) -> Revision.published(current, now)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.OWNED_BY_PARTNER));
        assertThatThrownBy(() -> catalogue.discard(id, Precondition.NONE))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.OWNED_BY_PARTNER));

        // Then
        assertThat(Database.stateOfItems()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, update item set status = 'withdrawn' where owner = 'hangzhou'",
        "nobody, delete from item where owner = 'hangzhou'",
        "leeds, update item set status = 'withdrawn' where owner = 'hangzhou'",
        "leeds, update item set owner = 'leeds' where owner = 'hangzhou'",
        "leeds, delete from item where owner = 'hangzhou'",
        "hangzhou, update item set owner = 'leeds' where owner = 'hangzhou'",
        "hangzhou, update item set owner = 'hangzhou' where owner = 'leeds'",
        "hangzhou, delete from item where owner = 'leeds'",
        "nobody, truncate item cascade",
        "leeds, truncate item cascade",
        "hangzhou, truncate item cascade"
    })
    void databaseRefusesChangesByOthers(String city, String statement) throws SQLException {
        // Given
        Api.created(Documents.lightNight());
        String unchanged = Database.stateOfItems();

        // When
        try (Connection session = city.equals("nobody") ? Database.session() : Database.sessionOf(city)) {
            assertThatThrownBy(() -> Database.execute(session, statement))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }

        // Then
        assertThat(Database.stateOfItems()).isEqualTo(unchanged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "leeds"})
    void databaseRefusesItemsMadeUpByOthers(String city) throws SQLException {
        // When
        try (Connection session = city.equals("nobody") ? Database.session() : Database.sessionOf(city)) {
            assertThatThrownBy(() -> Database.execute(session, """
                            insert into item (id, owner, kind, status, version, sequence, document, sha256, languages,
                                updated)
                            select gen_random_uuid(), owner, kind, status, version, sequence, document, sha256,
                                languages, updated from item where id = ?
                            """, id))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }

        // Then
        assertThat(Database.stateOfItems()).isEqualTo(before);
    }

    @Test
    void databaseLetsThePartnersWriterChangeIt() throws SQLException {
        // When
        try (Connection session = Database.sessionOf("hangzhou")) {
            Database.execute(session, "update item set version = 2 where id = ?", id);
        }

        // Then
        assertThat(Database.value("select version from item where id = ?", id)).isEqualTo("2");
    }
}

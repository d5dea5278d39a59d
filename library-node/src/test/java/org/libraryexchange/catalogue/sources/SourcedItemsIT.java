package org.libraryexchange.catalogue.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.json.StrictJson;

/** What people do to items of a source stands, whatever the source says. */
@QuarkusTest
class SourcedItemsIT extends AnsweringSources {

    private static final String SHEETS = "No,Title\n1,A wharf\n2,A lock\n";

    private final List<String> table = new CopyOnWriteArrayList<>(List.of(SHEETS));
    private final ObjectNode archive = StrictJson.mapper().createObjectNode();

    /** Adds a source of the table, and returns its address once its first fetch has ended. */
    private String archive(String status) {
        answer("/table", exchange -> send(exchange, table.get(0)));
        archive.setAll(source("csv", "/table").put("status", status));
        String source = add(archive);
        ended(source, 0);
        return source;
    }

    private Response item(String value) {
        return Api.asCataloguer()
                .get("/api/v1/items/by-identifier/" + archive.path("scheme").asText() + "/" + value);
    }

    private String title(String value) {
        return item(value).jsonPath().getString("title.en");
    }

    private static void withdraw(Response item) {
        assertThat(Api.sending("{}")
                        .header("If-Match", Api.etag(item))
                        .post(Api.ITEMS + "/" + Api.id(item) + "/withdraw")
                        .statusCode())
                .isEqualTo(200);
    }

    private static String sheets(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> number + ",Sheet " + number + "\n")
                .collect(Collectors.joining("", "No,Title\n", ""));
    }

    @Test
    void draftThatIsDeletedBeforeTheNextFetchDoesNotComeBack() {
        // Given
        String source = archive("draft");
        Response draft = item("1");

        // When
        assertThat(Api.asCataloguer()
                        .header("If-Match", Api.etag(draft))
                        .delete(Api.ITEMS + "/" + Api.id(draft))
                        .statusCode())
                .isEqualTo(204);
        JsonPath fetch = again(source, false);

        // Then
        assertThat(fetch.getInt("counts.removed")).isOne();
        assertThat(item("1").statusCode()).isEqualTo(404);
        assertThat(title("2")).isEqualTo("A lock");
    }

    @Test
    void itemThatPeopleWithdrawWhileWithdrawalsAreHeldStaysWithdrawn() {
        // Given
        table.set(0, sheets(12));
        String source = archive("published");
        table.set(0, sheets(1));
        long held = again(source, true).getLong("withdrawalId");
        withdraw(item("5"));
        assertThat(Api.with(Tokens.of("exchange-operator"))
                        .contentType("application/json")
                        .body("{\"reason\": \"The source is broken.\"}")
                        .post("/api/v1/imports/" + held + "/drop")
                        .statusCode())
                .isEqualTo(200);

        // When
        table.set(0, sheets(12).replace("Sheet 5", "Sheet five"));
        again(source, false);
        again(source, false);

        // Then
        assertThat(status(archive, "5")).isEqualTo("withdrawn");
        assertThat(status(archive, "6")).isEqualTo("published");
    }

    @Test
    void recordThatIsBackIsPublishedEvenIfItsFirstRowIsRefused() {
        // Given
        String source = archive("published");
        table.set(0, "No,Title\n1,A wharf\n");
        again(source, false);
        assertThat(status(archive, "2")).isEqualTo("withdrawn");

        // When
        table.set(0, "No,Title\n1,A wharf\n2,\n");
        again(source, false);
        String refused = status(archive, "2");
        table.set(0, SHEETS);
        again(source, false);
        String back = status(archive, "2");
        table.set(0, "No,Title\n1,A wharf\n");
        again(source, false);

        // Then
        assertThat(List.of(refused, back, status(archive, "2"))).containsExactly("withdrawn", "published", "withdrawn");
    }

    @Test
    void tableOfPeopleStands() {
        // Given
        String source = archive("published");
        String scheme = archive.path("scheme").asText();

        // When
        Response begun = Api.asCataloguer().contentType("text/csv").body("""
                        identifier,kind,title.en,history.form,licence,originalLanguage
                        1,history-resource,A wharf by hand,map,https://creativecommons.org/publicdomain/zero/1.0/,en
                        """).post("/api/v1/imports?scheme=" + scheme);
        String imported = Api.location(begun);
        await().until(() ->
                Api.asCataloguer().get(imported).jsonPath().getString("state").equals("finished"));
        table.set(0, "No,Title\n1,A quay\n2,A lock\n");
        again(source, false);

        // Then
        assertThat(title("1")).isEqualTo("A wharf by hand");
        assertThat(Api.asCataloguer()
                        .get("/api/v1/accepted-changes?item=" + Api.id(item("1")))
                        .jsonPath()
                        .getList("changes.findAll { it.pointer == '/title/en' }.state", String.class))
                .containsExactly("kept");
    }

    @Test
    void itemOfTheDeskThatGetsAnIdentifierOfTheSourceStands() throws SQLException {
        // Given
        table.set(0, "No,Title\n2,A lock\n");
        String source = archive("published");
        ObjectNode document = StrictJson.mapper().createObjectNode();
        document.put("kind", "history-resource").put("originalLanguage", "en").put("status", "published");
        document.put("licence", "https://creativecommons.org/publicdomain/zero/1.0/");
        document.putObject("title").put("en", "A wharf as we know it");
        document.putObject("history").put("form", "map");
        document.putArray("identifiers")
                .addObject()
                .put("scheme", archive.path("scheme").asText())
                .put("value", "1");
        Response item = Api.created(document);
        try (Connection session = Database.sessionOf("leeds")) {
            Database.execute(session, "update item set of_desk = true where id = ?", UUID.fromString(Api.id(item)));
        }

        // When
        table.set(0, SHEETS);
        again(source, false);
        again(source, false);

        // Then
        assertThat(title("1")).isEqualTo("A wharf as we know it");
    }

    @Test
    void identifierIsTheSameHoweverItsLettersAreWritten() {
        // Given
        table.set(0, "No,Title\n1,A wharf\ncafe\u0301,A café\n");
        String source = archive("published");
        assertThat(title("caf\u00e9")).isEqualTo("A café");

        // When
        table.set(0, "No,Title\n1,A wharf\n");
        again(source, false);

        // Then
        assertThat(status(archive, "caf\u00e9")).isEqualTo("withdrawn");
    }

    @Test
    void recordsOfCitiesAreLeftOut() {
        // Given
        table.set(0, "No,Title\n1,A wharf\noai:hangzhou.example:019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11,West Lake\n");
        String source = archive("draft");
        answer("/lines", exchange -> send(exchange, """
                {"No": "1", "Title": "A wharf", "owner": "hangzhou"}
                {"id": "2", "No": "2", "Title": "West Lake", "owner": "hangzhou", "originalLanguage": "en"}
                """));

        // When
        JsonPath lines = ended(add(source("ndjson", "/lines")), 0);

        // Then
        assertThat(latest(source).getInt("counts.own")).isOne();
        assertThat(lines.getInt("counts.own")).isOne();
        assertThat(lines.getInt("counts.rows")).isOne();
    }
}

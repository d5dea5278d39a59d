package org.libraryexchange.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.anonymous;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.EventStreamReader;
import org.libraryexchange.fixture.Indexed;
import org.libraryexchange.fixture.LoggedErrors;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.json.Sha256;

/**
 * A mirror may hold documents that an earlier version accepted unchecked. Whatever they contain, the node serves
 * everything.
 */
@QuarkusTest
class AnyDocumentIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CHANGES = "/api/v1/changes?owner=hangzhou";

    @TestHTTPResource
    URI node;

    private final List<UUID> items = new ArrayList<>();
    private LoggedErrors errors;
    private long before;

    @BeforeEach
    void store() throws SQLException {
        before = Long.parseLong(Database.value("select coalesce(max(sequence), 0) from item where owner = 'hangzhou'"));
        try (Connection hangzhou = Database.sessionOf("hangzhou")) {
            for (String document : HostileDocuments.all()) {
                items.add(stored(document, hangzhou));
            }
        }
        standAt("(select max(sequence) from item where owner = 'hangzhou')");
        errors = LoggedErrors.from(Level.WARNING);
    }

    private static UUID stored(String template, Connection hangzhou) throws SQLException {
        UUID id = UUID.randomUUID();
        String document = template.replace("%ID%", id.toString());
        int written = Database.execute(
                hangzhou,
                """
                insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
                values (?, 'hangzhou', ?, ?, 1,
                    (select coalesce(max(sequence), 0) + 1 from item where owner = 'hangzhou'),
                    ?, ?, '{en}', '2026-11-20T14:05:11Z')
                """,
                id,
                HostileDocuments.kindOf(document),
                document.contains("\"withdrawn\"") ? "withdrawn" : "published",
                document,
                Sha256.of(Documents.utf8(document)));
        assertThat(written).isEqualTo(1);
        return id;
    }

    private static void standAt(String place) throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, """
                    insert into mirror_position (owner, sequence) values ('hangzhou', %s)
                    on conflict (owner) do update set sequence = excluded.sequence
                    """.formatted(place));
        }
    }

    @AfterEach
    void forget() throws SQLException {
        errors.close();
        try (Connection hangzhou = Database.sessionOf("hangzhou")) {
            int unused = Database.execute(
                    hangzhou,
                    "delete from item where owner = 'hangzhou' and id = any(?)",
                    hangzhou.createArrayOf("uuid", items.toArray()));
        }
        standAt("0");
    }

    @Test
    void everyItemIsServedAndShown() {
        for (UUID item : items) {
            // When
            String document = served(ITEMS + "/" + item).asString();
            List<Response> localized = List.of(
                    served(ITEMS + "/" + item + "?lang=en"),
                    served(ITEMS + "/" + item + "?lang=zh-Hans"),
                    served(ITEMS + "/" + item + "?lang=sr-Latn"));
            Response version = served(ITEMS + "/" + item + "/versions/1");
            served(ITEMS + "/" + item + "/versions");
            String language = items.indexOf(item) % 2 == 0 ? "en" : "zh-Hans";
            Page page = Page.get("/items/" + item + "?lang=" + language).isSound();

            // Then
            assertThat(localized)
                    .allSatisfy(each ->
                            assertThat(each.header("Content-Language")).matches("([A-Za-z0-9-]{1,80}(, )?){0,20}"));
            assertThat(version.asString()).isEqualTo(document);
            assertThat(page.status()).as(document).isEqualTo(200);
        }
        assertThat(errors.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=-updated",
                "sort=title",
                "sort=title&lang=zh-Hans",
                "sort=date",
                "sort=date&lang=en",
                "q=fair",
                "q=fair&lang=zh-Hans",
                "near=53.8,-1.5&radius=20000",
                "from=2000-01-01&to=2100-01-01",
                "status=withdrawn"
            })
    void listsAreServedAndFound(String query) throws JsonProcessingException {
        // Given
        Indexed.awaitAll();

        // When
        String next = ITEMS + "?owner=hangzhou&limit=100&facets=kind,owner,subject,language,year,decade&" + query;
        while (next != null) {
            next = json(served(next)).path("next").textValue();
        }

        // Then
        assertThat(Page.get("/search?owner=hangzhou&limit=100&" + query)
                        .isSound()
                        .status())
                .isEqualTo(200);
        assertThat(Page.get("/?lang=en").isSound().status()).isEqualTo(200);
        assertThat(errors.lines()).isEmpty();
    }

    @Test
    void feedsGiveEachItemOnALineOfItsOwn() throws Exception {
        // When
        List<Long> changed = new ArrayList<>();
        String next = CHANGES + "&after=" + before;
        boolean more = true;
        while (more) {
            JsonNode page = json(served(next));
            page.path("changes")
                    .forEach(change -> changed.add(change.path("sequence").asLong()));
            more = page.path("more").asBoolean();
            next = page.path("next").asText();
        }
        byte[] snapshot = served("/api/v1/snapshot").asByteArray();
        List<String> events = events(changed.size());

        // Then
        assertThat(changed).hasSameSizeAs(items);
        assertThat(new String(snapshot, StandardCharsets.UTF_8).split("\n"))
                .allSatisfy(line -> assertThat(JSON.readTree(line).isObject()).isTrue());
        assertThat(events).allSatisfy(event -> assertThat(event.lines()).hasSize(3));
        assertThat(errors.lines()).isEmpty();
    }

    private List<String> events(int count) throws Exception {
        List<String> events = new ArrayList<>();
        try (EventStreamReader stream = EventStreamReader.open(node.resolve(CHANGES + "&after=" + before), Map.of())) {
            while (events.size() < count) {
                events.add(stream.event());
            }
        }
        return events;
    }

    /** Reads the answer as JSON. REST Assured's own parser takes a second for a large page. */
    private static JsonNode json(Response response) throws JsonProcessingException {
        return JSON.readTree(new String(response.asByteArray(), StandardCharsets.UTF_8));
    }

    private static Response served(String address) {
        Response response = anonymous().urlEncodingEnabled(false).get(address);
        assertThat(response.statusCode()).as(address).isEqualTo(200);
        return response;
    }
}

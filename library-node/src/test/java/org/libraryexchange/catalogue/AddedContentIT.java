package org.libraryexchange.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.MERGE_PATCH;
import static org.libraryexchange.fixture.Api.asCataloguer;
import static org.libraryexchange.fixture.Api.asOps;
import static org.libraryexchange.fixture.Api.etag;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.Api.sending;
import static org.libraryexchange.fixture.Documents.identified;
import static org.libraryexchange.fixture.Documents.lightNight;
import static org.libraryexchange.fixture.Documents.published;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;

/** Rules that hold for what a write adds, and not for what an item says already. */
@QuarkusTest
class AddedContentIT {

    private static final String SCHEME = "added-content";
    private static final String OVERRIDE = "Paid \u202eyadnom";

    private final String key = UUID.randomUUID().toString();

    private ObjectNode document() {
        ObjectNode document = identified(published(lightNight()), SCHEME, key);
        document.withObject("/summary").put("en", "Lights");
        named(document, "hangzhou");
        return document;
    }

    private static void named(ObjectNode document, String city) {
        document.withArray("sisters")
                .addObject()
                .put("owner", city)
                .put("id", UUID.randomUUID().toString())
                .put("relation", "same");
    }

    /** An item as it may have been written before there were such rules. */
    private ObjectNode older(ObjectNode document) throws SQLException {
        Response created = Api.created(document);
        try (Connection session = Database.sessionOf("leeds")) {
            Database.execute(
                    session, """
                    with older as (
                        select replace(replace(document, '"owner":"hangzhou"', '"owner":"mars"'), '"Lights"', ?) as document
                        from item where id = ?)
                    update item set document = older.document, sha256 = sha256(convert_to(older.document, 'UTF8'))
                    from older where id = ?
                    """, "\"" + OVERRIDE + "\"", UUID.fromString(id(created)), UUID.fromString(id(created)));
        }
        ObjectNode older = Documents.json(document.toString().replace("hangzhou", "mars"));
        older.withObject("/summary").put("en", OVERRIDE);
        return older;
    }

    private Response now() {
        return asCataloguer().get(ITEMS + "/by-identifier/" + SCHEME + "/" + key);
    }

    @ParameterizedTest
    @CsvSource({
        "/title/en, one-direction",
        "/place/name/en, one-direction",
        "/sisters/0/owner, known-city",
        "/event/occurrences/0/end, calendar-year"
    })
    void whatIsAddedIsRefusedWithItsPlace(String member, String rule) {
        // Given
        ObjectNode document = document();
        String value =
                rule.equals("one-direction") ? OVERRIDE : rule.equals("known-city") ? "mars" : "9999-01-01T00:00";
        int last = member.lastIndexOf('/');
        ((ObjectNode) document.at(member.substring(0, last))).put(member.substring(last + 1), value);

        // When
        Response refused = sending(document).post(ITEMS);

        // Then
        assertThatProblem(refused).is(400, "invalid-item").withViolationAt(member);
        assertThat(refused.jsonPath().getList("violations.rule")).containsExactly(rule);
    }

    @Test
    void whatTheItemSaysStaysInEveryWayOfWriting() throws Exception {
        // Given
        ObjectNode older = older(document());

        // When
        older.withObject("/title").put("en", "By a full document");
        Response put = sending(older).put(ITEMS + "/by-identifier/" + SCHEME + "/" + key);
        Response patched = asCataloguer()
                .header("If-Match", etag(put))
                .contentType(MERGE_PATCH)
                .body(Documents.utf8("{\"attribution\": \"By a patch\"}"))
                .patch(ITEMS + "/" + id(put));
        older.put("attribution", "By an import");
        String state = imported(older);

        // Then
        assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
        assertThat(patched.statusCode()).as(patched.asString()).isEqualTo(200);
        assertThat(state).isEqualTo("1 changed, 0 refused");
        assertThat(now().jsonPath().getString("sisters[0].owner")).isEqualTo("mars");
        assertThat(now().jsonPath().getString("summary.en")).isEqualTo(OVERRIDE);
    }

    @Test
    void rowsOfImportsAreRefusedForWhatTheyAdd() {
        // Given
        ObjectNode document = document();
        named(document, "mars");

        // When, Then
        assertThat(imported(document)).isEqualTo("0 changed, 1 refused");
    }

    private static String imported(ObjectNode document) {
        Response sent = asCataloguer()
                .contentType("application/x-ndjson")
                .body(Documents.utf8(document.toString()))
                .post("/api/v1/imports?scheme=" + SCHEME);
        String address = Api.location(sent);
        await().until(() -> asOps().get(address).jsonPath().getString("state").equals("finished"));
        List<Integer> counts = List.of(
                asOps().get(address).jsonPath().getInt("changed"),
                asOps().get(address).jsonPath().getInt("refused"));
        return counts.get(0) + " changed, " + counts.get(1) + " refused";
    }

    @Test
    void aReasonToWithdrawReadsInOneDirection() {
        // Given
        Response item = Api.created(document());

        // When
        Response refused = sending(Documents.json("{\"reason\": {\"en\": \"" + OVERRIDE + "\"}}"))
                .header("If-Match", etag(item))
                .post(ITEMS + "/" + id(item) + "/withdraw");

        // Then
        assertThatProblem(refused).is(400, "invalid-item").withViolationAt("/reason/en");
    }
}

package org.libraryexchange.catalogue.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Documents;

/** An import that was sent to the node under test. */
record Sent(long id) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static Response post(String type, String query, byte[] body) {
        return Api.asCataloguer().contentType(type).body(body).post(ImportView.ADDRESS + "?" + query);
    }

    /** Sends a file. The node must accept it. */
    static Sent rows(String query, String... lines) {
        return taken(post(ImportForm.NDJSON_TYPE, query, Documents.utf8(String.join("\n", lines))));
    }

    static Sent table(String query, String table) {
        return taken(post(ImportForm.CSV_TYPE, query, Documents.utf8(table)));
    }

    static Sent taken(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(202);
        long id = response.jsonPath().getLong("id");
        assertThat(response.header("Location")).endsWith(ImportView.ADDRESS + "/" + id);
        return new Sent(id);
    }

    JsonPath now() {
        return Api.asOps().get(address()).jsonPath();
    }

    String address() {
        return ImportView.ADDRESS + "/" + id;
    }

    /** Waits for a state after which nothing more happens by itself. */
    JsonPath ended() {
        return await().pollInterval(Duration.ofMillis(20))
                .atMost(PATIENCE)
                .until(
                        this::now,
                        it -> List.of("held", "finished", "failed", "dropped", "superseded")
                                .contains(it.getString("state")));
    }

    /** Waits until all rows are done. */
    JsonPath finished() {
        JsonPath end = ended();
        assertThat(end.getString("state")).as(end.prettify()).isEqualTo("finished");
        return end;
    }

    List<Map<String, Object>> errors() {
        return Api.asOps().get(address() + "/errors?limit=200").jsonPath().getList("errors");
    }
}

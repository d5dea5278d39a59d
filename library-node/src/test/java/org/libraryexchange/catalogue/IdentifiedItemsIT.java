package org.libraryexchange.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.etag;
import static org.libraryexchange.fixture.Api.sending;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.item.Identifier;

@QuarkusTest
class IdentifiedItemsIT {

    private static final String ROWS =
            "select count(*) from item join own_identifier on item_id = id where scheme = 'upsert' and value = ?";

    @Test
    void firstTimeCreates() {
        // When
        Response created = put("first", "Light Night");

        // Then
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.header("Location")).endsWith("/api/v1/items/" + Api.id(created));
        assertThat(created.jsonPath().getString("identifiers[0].value")).isEqualTo("first");
        assertThat(anonymous().get(address("first")).asByteArray()).isEqualTo(created.asByteArray());
    }

    @Test
    void sameDocumentAgainChangesNothing() {
        // Given
        Response created = put("same", "Light Night");
        String before = Database.stateOfItems();

        // When
        Response again = put("same", "Light Night");

        // Then
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.jsonPath().getInt("version")).isEqualTo(1);
        assertThat(etag(again)).isEqualTo(etag(created));
        assertThat(Database.stateOfItems()).as("version, sequence and all").isEqualTo(before);
    }

    @Test
    void otherDocumentMakesTheNextVersion() {
        // Given
        Response created = put("other", "Light Night");

        // When
        Response changed = put("other", "Dark Night");

        // Then
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.jsonPath().getInt("version")).isEqualTo(2);
        assertThat(Api.id(changed)).isEqualTo(Api.id(created));
        assertThat(Database.value(ROWS, "other")).isEqualTo("1");
    }

    @Test
    void whoMeansToCreateDoesNotReplace() {
        // Given
        put("exists", "Light Night");
        String before = Database.stateOfItems();

        // When
        Response refused =
                sending(document("Dark Night")).header("If-None-Match", "*").put(address("exists"));

        // Then
        assertThatProblem(refused).is(412, "precondition-failed").withDetail("already exists");
        assertThat(Database.stateOfItems()).isEqualTo(before);
    }

    @Test
    void whoMeansToReplaceTheVersionSeenDoesNotReplaceAnother() {
        // Given
        Response first = put("seen", "Light Night");
        put("seen", "Dark Night");

        // When
        Response refused = sending(document("Bright Night"))
                .header("If-Match", etag(first))
                .put(address("seen"));

        // Then
        assertThatProblem(refused).is(412, "precondition-failed");
    }

    @Test
    void anotherItemsIdentifierInTheDocumentIsRefused() {
        // Given
        put("mine", "Light Night");
        String before = Database.stateOfItems();

        // When
        Response refused = sending(Documents.identified(document("Dark Night"), "upsert", "mine"))
                .put(address("yours"));

        // Then
        assertThatProblem(refused).is(409, "identifier-taken");
        assertThat(Database.stateOfItems()).isEqualTo(before);
    }

    @Test
    void identifierWithLettersOfAnyScriptIsFoundAgain() {
        // When
        Response created = put("利兹 50%", "Light Night");

        // Then
        assertThat(created.statusCode()).isEqualTo(201);
        Response read = anonymous().get("/api/v1/items/by-identifier/{scheme}/{value}", "upsert", "利兹 50%");
        assertThat(Api.id(read)).isEqualTo(Api.id(created));
    }

    @Test
    void partnersItemIsReadByItsIdentifierToo() throws SQLException {
        // Given
        UUID id = Database.mirror("hangzhou", "Mid-Autumn", new Identifier("upsert", "theirs"));

        // When
        await().untilAsserted(() -> assertThat(
                        anonymous().get(address("theirs") + "?owner=hangzhou").statusCode())
                .isEqualTo(200));
        Response read = anonymous().get(address("theirs") + "?owner=hangzhou");

        // Then
        assertThat(Api.id(read)).isEqualTo(id.toString());
        assertThatProblem(anonymous().get(address("theirs")))
                .is(404, "not-found")
                .withDetail("No item of leeds");
        assertThatProblem(anonymous().get(address("theirs") + "?owner=leeds")).is(404, "not-found");
        assertThatProblem(anonymous().get(address("theirs") + "?owner=paris")).is(400, "invalid-parameter");
        assertThatProblem(anonymous().get(address("theirs") + "?owners=hangzhou"))
                .is(400, "invalid-parameter");
    }

    @Test
    void systemPublishesAndWithdrawsByItsOwnKey() {
        // Given
        Response draft =
                sending(Documents.titled(Documents.lightNight(), "Light Night")).put(address("keyed"));
        assertThat(draft.jsonPath().getString("status")).isEqualTo("draft");

        // When
        Response published = Api.asCataloguer().post(address("keyed") + "/publish");
        Response stale = sending("{}").header("If-Match", etag(draft)).post(address("keyed") + "/withdraw");
        Response withdrawn = sending("{\"reason\":{\"en\":\"Rain.\"}}")
                .header("If-Match", etag(published))
                .header("Idempotency-Key", "keyed-withdrawal")
                .post(address("keyed") + "/withdraw");
        Response again = sending("{\"reason\":{\"en\":\"Rain.\"}}")
                .header("If-Match", etag(published))
                .header("Idempotency-Key", "keyed-withdrawal")
                .post(address("keyed") + "/withdraw");

        // Then
        assertThat(published.jsonPath().getString("status")).isEqualTo("published");
        assertThatProblem(stale).is(412, "precondition-failed");
        assertThat(withdrawn.jsonPath().getString("withdrawal.reason.en")).isEqualTo("Rain.");
        assertThat(again.asByteArray()).isEqualTo(withdrawn.asByteArray());
        assertThatProblem(sending("{}").post(address("nothing") + "/withdraw")).is(404, "not-found");
    }

    @Test
    void unknownIdentifierIsNotFound() {
        // When
        Response missing = anonymous().get(address("missing"));

        // Then
        assertThatProblem(missing).is(404, "not-found");
    }

    @Test
    void ofTwentyWritersWithTheSameDocumentOneCreates() throws Exception {
        // When
        List<Response> answers = race(20, n -> put("race-same", "Light Night"));

        // Then
        assertThat(answers).extracting(Response::statusCode).isSubsetOf(201, 200, 409);
        assertThat(answers).filteredOn(it -> it.statusCode() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(it -> it.statusCode() == 200)
                .allSatisfy(it -> assertThat(it.jsonPath().getInt("version")).isEqualTo(1));
        assertThat(Database.value(ROWS, "race-same")).isEqualTo("1");
    }

    @Test
    void ofTwentyWritersWhoMeanToCreateOneDoes() throws Exception {
        // When
        List<Response> answers = race(
                20,
                n -> sending(document("Night " + n))
                        .header("If-None-Match", "*")
                        .put(address("race-create")));

        // Then
        assertThat(answers).filteredOn(it -> it.statusCode() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(it -> it.statusCode() != 201)
                .allSatisfy(it -> assertThat(it.statusCode()).isIn(409, 412));
        assertThat(Database.value(ROWS, "race-create")).isEqualTo("1");
    }

    @Test
    void ofTwentyWritersWhoPostTheSameIdentifierOneCreates() throws Exception {
        // When
        List<Response> answers = race(
                20,
                n -> sending(Documents.identified(document("Night " + n), "upsert", "race-post"))
                        .post(Api.ITEMS));

        // Then
        assertThat(answers).filteredOn(it -> it.statusCode() == 201).hasSize(1);
        assertThat(answers).filteredOn(it -> it.statusCode() == 409).hasSize(19);
        assertThat(Database.value(ROWS, "race-post")).isEqualTo("1");
    }

    @Test
    void everyChangeOfARaceGetsAVersionAndAPlaceOfItsOwn() throws Exception {
        // Given
        put("race-change", "Light Night");

        // When
        List<Response> answers = race(20, n -> put("race-change", "Night " + n));

        // Then
        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(answers)
                .extracting(it -> it.jsonPath().getInt("version"))
                .doesNotHaveDuplicates()
                .allSatisfy(version -> assertThat(version).isBetween(2, 21));
    }

    @FunctionalInterface
    private interface Attempt {
        Response of(int n);
    }

    private static List<Response> race(int writers, Attempt attempt) throws Exception {
        CyclicBarrier start = new CyclicBarrier(writers);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<Response>> attempts = new ArrayList<>();
            for (int n = 0; n < writers; n++) {
                int number = n;
                attempts.add(() -> {
                    start.await();
                    return attempt.of(number);
                });
            }
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : threads.invokeAll(attempts)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static ObjectNode document(String title) {
        return Documents.published(Documents.titled(Documents.lightNight(), title));
    }

    private static Response put(String value, String title) {
        return sending(document(title)).put("/api/v1/items/by-identifier/{scheme}/{value}", "upsert", value);
    }

    private static String address(String value) {
        return "/api/v1/items/by-identifier/upsert/" + value;
    }
}

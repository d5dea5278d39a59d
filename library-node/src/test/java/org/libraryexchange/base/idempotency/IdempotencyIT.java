package org.libraryexchange.base.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.etag;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.Api.sending;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Tokens;

@QuarkusTest
class IdempotencyIT {

    private static final String KEY = "Idempotency-Key";

    @Inject
    KeptAnswers answers;

    private final String key = UUID.randomUUID().toString();

    @Test
    void sameRequestIsDoneOnceAndAnsweredAlike() {
        // Given
        ObjectNode document = Documents.published(titled());
        Response first = keyed(document.toString()).post(ITEMS);

        // When
        Response again = keyed(document.toString()).post(ITEMS);

        // Then
        assertThat(first.statusCode()).isEqualTo(201);
        assertSame(again, first);
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).endsWith(id(first));
        assertThat(itemsTitled()).isEqualTo("1");
    }

    @Test
    void jsonWrittenOtherwiseIsTheSameRequest() {
        // Given
        ObjectNode document = titled();
        Response first = keyed(document.toString()).post(ITEMS);
        ObjectNode turned = Documents.json("{}");
        List<String> names = new ArrayList<>();
        document.fieldNames().forEachRemaining(name -> names.add(0, name));
        names.forEach(name -> turned.set(name, document.get(name)));

        // When
        Response again = keyed(turned.toPrettyString()).post(ITEMS);

        // Then
        assertSame(again, first);
    }

    @Test
    void keyOfAnotherRequestIsRefused() {
        // Given
        Response item = keyed(titled().toString()).post(ITEMS);

        // When, Then
        assertThatProblem(keyed(Documents.canalPhotograph().toString()).post(ITEMS))
                .is(422, "idempotency-key-reused");
        assertThatProblem(Api.asCataloguer()
                        .header(KEY, key)
                        .header("If-Match", etag(item))
                        .post(ITEMS + "/" + id(item) + "/publish"))
                .is(422, "idempotency-key-reused");
        assertThat(itemsTitled()).isEqualTo("1");
    }

    @Test
    void keyOfSomebodyElseIsAnotherKey() {
        // Given
        Response mine = keyed(titled().toString()).post(ITEMS);
        String other =
                Tokens.issuer().issue("somebody else", List.of("cataloguer"), List.of("leeds"), Duration.ofMinutes(5));

        // When
        Response theirs = Api.with(other)
                .contentType("application/json")
                .header(KEY, key)
                .body(Documents.utf8(titled().toString()))
                .post(ITEMS);

        // Then
        assertThat(theirs.statusCode()).isEqualTo(201);
        assertThat(id(theirs)).isNotEqualTo(id(mine));
    }

    @Test
    void requestThatIsBeingServedIsNotServedTwice() throws Exception {
        // Given
        String document = Documents.published(titled()).toString();
        CompletableFuture<Response> first;
        try (Connection other = Database.session()) {
            other.setAutoCommit(false);
            Database.execute(other, "update own_log set sequence = sequence");
            first = CompletableFuture.supplyAsync(() -> keyed(document).post(ITEMS));
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Database.value("""
                            select count(*) from pg_stat_activity
                            where wait_event_type = 'Lock' and query like '%take_places%'
                            """), "1"::equals);

            // When
            Response meanwhile = keyed(document).post(ITEMS);

            // Then
            assertThatProblem(meanwhile).is(409, "request-in-flight").withHeader("Retry-After", "1");
            other.rollback();
        }
        assertThat(first.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
        assertSame(keyed(document).post(ITEMS), first.get());
        assertThat(itemsTitled()).isEqualTo("1");
    }

    @Test
    void refusalIsNotKept() {
        // Given
        ObjectNode document = titled();
        assertThatProblem(keyed(without(document, "licence").toString()).post(ITEMS))
                .is(400, "invalid-item");

        // When
        Response mended = keyed(document.toString()).post(ITEMS);

        // Then
        assertThat(mended.statusCode()).isEqualTo(201);
    }

    @Test
    void actsOnAnItemAreDoneOnceToo() {
        // Given
        Response draft = created(titled());
        String address = ITEMS + "/" + id(draft);

        // When
        Response published = act(draft, "cataloguer", key + "-1").post(address + "/publish");
        Response publishedAgain = act(draft, "cataloguer", key + "-1").post(address + "/publish");
        Response withdrawn = withdraw(published, address);
        Response withdrawnAgain = withdraw(published, address);
        Response erased = act(withdrawn, "exchange-operator", key + "-3").post(address + "/erase");
        Response erasedAgain = act(withdrawn, "exchange-operator", key + "-3").post(address + "/erase");

        // Then
        assertThat(List.of(published, withdrawn, erased))
                .extracting(Response::statusCode)
                .containsOnly(200);
        assertSame(publishedAgain, published);
        assertSame(withdrawnAgain, withdrawn);
        assertSame(erasedAgain, erased);
        assertThat(erased.jsonPath().getLong("version")).isEqualTo(4);
    }

    private Response withdraw(Response item, String address) {
        return act(item, "cataloguer", key + "-2")
                .contentType("application/json")
                .body("{}")
                .post(address + "/withdraw");
    }

    @Test
    void nothingOfAnErasedItemIsKeptInAnswers() {
        // Given
        String document = Documents.published(titled()).toString();
        Response item = keyed(document).post(ITEMS);

        // When
        act(item, "exchange-operator", key + "-erase").post(ITEMS + "/" + id(item) + "/erase");

        // Then
        assertThat(Database.rows("select body from idempotency_key where key = ?", key))
                .containsExactly("null");
        assertThatProblem(keyed(document).post(ITEMS)).is(410, "erased");
    }

    @Test
    void expiredKeyIsAsGoodAsNewAndIsPurged() throws SQLException {
        // Given
        Response first = keyed(titled().toString()).post(ITEMS);
        expire();

        // When
        Response second = keyed(Documents.canalPhotograph().toString()).post(ITEMS);

        // Then
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(id(second)).isNotEqualTo(id(first));
        answers.purge();
        assertThat(Database.rows("select status from idempotency_key where key = ?", key))
                .containsExactly("201");
        expire();
        answers.purge();
        assertThat(Database.rows("select status from idempotency_key where key = ?", key))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "one,two", "schlüssel"})
    void keyThatIsNoneIsRefused(String malformed) {
        // When, Then
        assertThatProblem(sending(titled().toString()).header(KEY, malformed).post(ITEMS))
                .is(400, "invalid-idempotency-key");
    }

    @Test
    void keyIsThereOnceAndNotTooLong() {
        // When, Then
        assertThatProblem(sending(titled().toString())
                        .header(KEY, "k".repeat(256))
                        .post(ITEMS))
                .is(400, "invalid-idempotency-key");
        assertThatProblem(sending(titled().toString())
                        .header(KEY, key, key + "-too")
                        .post(ITEMS))
                .is(400, "invalid-idempotency-key");
        assertThat(itemsTitled()).isEqualTo("0");
    }

    private static ObjectNode without(ObjectNode document, String member) {
        ObjectNode copy = Documents.published(document);
        copy.remove(member);
        return copy;
    }

    private void expire() throws SQLException {
        try (Connection session = Database.session()) {
            Database.execute(
                    session, "update idempotency_key set stored = stored - interval '25 hours' where key = ?", key);
        }
    }

    private static void assertSame(Response again, Response first) {
        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(etag(again)).isEqualTo(etag(first));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    }

    /** A title that only this test uses, so that its items can be counted. */
    private ObjectNode titled() {
        return Documents.titled(Documents.lightNight(), key);
    }

    private String itemsTitled() {
        return Database.value("select count(*) from item where document like ?", "%" + key + "%");
    }

    private RequestSpecification keyed(String json) {
        return sending(json).header(KEY, key);
    }

    private static RequestSpecification act(Response item, String role, String key) {
        return Api.with(Tokens.of(role)).header(KEY, key).header("If-Match", etag(item));
    }
}

package org.libraryexchange.exchange.rejected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.exchange.rejected.RejectedRows.damaged;
import static org.libraryexchange.exchange.rejected.RejectedRows.mirrored;
import static org.libraryexchange.exchange.rejected.RejectedRows.newItem;
import static org.libraryexchange.exchange.rejected.RejectedRows.ofStranger;
import static org.libraryexchange.exchange.rejected.RejectedRows.sound;
import static org.libraryexchange.exchange.rejected.RejectedRows.state;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.PictureFiles;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.picture.PictureDocument;
import org.libraryexchange.picture.PictureSize;

@QuarkusTest
class RetriesIT {

    private static final String ADDRESS = "/api/v1/exchange/rejected-records/";

    private final RememberedRequests requests;

    RetriesIT(RememberedRequests requests) {
        this.requests = requests;
    }

    @BeforeEach
    void nothingIsOpen() throws SQLException {
        requests.forget();
        try (Connection session = Database.session()) {
            Database.execute(session, "delete from rejected_record");
            Database.execute(session, "delete from pictures.rejected_record");
        }
    }

    @Test
    void recordThatIsFitNowIsAskedForOfItsOwner() throws SQLException {
        // Given
        UUID item = newItem();
        long id = sound(item, 5);

        // When
        Response retried = asOperator().post(ADDRESS + id + "/retry");

        // Then
        assertThat(retried.statusCode()).as(retried.asString()).isEqualTo(200);
        assertThat(retried.jsonPath().getString("outcome")).isEqualTo("requested");
        assertThat(retried.jsonPath().getString("rejectedRecord.state")).isEqualTo("requested");
        assertThat(requests.made()).containsExactly("hangzhou " + Map.of(item, 5L));
        assertThat(state(id)).isEqualTo("requested");
    }

    @Test
    void recordThatIsStillBadStaysOpenWithTheReasonOfToday() throws SQLException {
        // Given
        long id = damaged(newItem(), 5);

        // When
        Response retried = asOperator().post(ADDRESS + id + "/retry");

        // Then
        assertThat(retried.statusCode()).as(retried.asString()).isEqualTo(200);
        assertThat(retried.jsonPath().getString("outcome")).isEqualTo("still-unfit");
        assertThat(retried.jsonPath().getString("rejectedRecord.reason")).isEqualTo("wrong-digest");
        assertThat(state(id)).isEqualTo("open");
        assertThat(Database.value("select reason, settled from rejected_record where id = ?", id))
                .isEqualTo("wrong-digest|null");
        assertThat(requests.made()).isEmpty();
    }

    @Test
    void picturesAreInTheSameListAndRetriedAndDismissedAlike() throws SQLException {
        // Given
        long item = damaged(newItem(), 5);
        long damaged = RejectedRows.ofPicture(picture(300), false);
        PictureDocument sound = picture(301);
        long id = RejectedRows.ofPicture(sound, true);

        // When
        Response list = Api.asOps().get(ADDRESS.replaceFirst("/$", "?state=open&limit=200"));
        Response again = asOperator().post(ADDRESS + damaged + "/retry");
        Response all = asOperator().post(ADDRESS + "retry");
        Response dismissed = asOperator()
                .contentType("application/json")
                .body("{\"reason\":\"no picture\"}")
                .post(ADDRESS + damaged + "/dismiss");

        // Then
        assertThat(list.jsonPath().getList("rejectedRecords.id", Long.class)).contains(item, damaged, id);
        assertThat(list.jsonPath().getList("rejectedRecords.topic")).contains("library.hangzhou.pictures");
        assertThat(again.jsonPath().getString("outcome")).isEqualTo("still-unfit");
        assertThat(all.jsonPath().getInt("outcomes.requested")).isEqualTo(1);
        assertThat(all.jsonPath().getInt("outcomes.'still-unfit'")).isEqualTo(2);
        assertThat(requests.made()).containsExactly("hangzhou " + Map.of(sound.id(), 5L));
        assertThat(dismissed.jsonPath().getString("state")).isEqualTo("dismissed");
        assertThat(Database.value("select state from pictures.rejected_record where id = ?", id))
                .isEqualTo("requested");
        assertThat(Api.asOps().get(ADDRESS + damaged + "/value").asString()).isEqualTo("{}");
    }

    private static PictureDocument picture(int width) {
        return PictureDocument.first("hangzhou", PictureSize.THUMBNAIL, PictureFiles.jpeg(width, 200), Instant.EPOCH);
    }

    @Test
    void giantStaysAsItWasAndCanBeDismissed() throws SQLException {
        // Given
        long id = RejectedRows.withValue(new byte[2_000_000]);

        // When
        Response retried = asOperator().post(ADDRESS + id + "/retry");
        Response dismissed = asOperator()
                .contentType("application/json")
                .body("{\"reason\":\"no item\"}")
                .post(ADDRESS + id + "/dismiss");

        // Then
        assertThat(retried.jsonPath().getString("outcome")).isEqualTo("still-unfit");
        assertThat(retried.jsonPath().getString("rejectedRecord.reason")).isEqualTo("malformed-json");
        assertThat(retried.jsonPath().getString("rejectedRecord.state")).isEqualTo("open");
        assertThat(dismissed.jsonPath().getString("state")).isEqualTo("dismissed");
    }

    @Test
    void supersededRecordNeverOverwritesANewerOne() throws SQLException {
        // Given
        UUID item = newItem();
        mirrored(item, 6);
        String before = Database.stateOfItems();
        long id = sound(item, 5);

        // When
        Response retried = asOperator().post(ADDRESS + id + "/retry");

        // Then
        assertThat(retried.jsonPath().getString("outcome")).isEqualTo("superseded");
        assertThat(retried.jsonPath().getString("rejectedRecord.settledBy")).isEqualTo("tester");
        assertThat(retried.jsonPath().getString("rejectedRecord.settled")).isNotNull();
        assertThat(state(id)).isEqualTo("superseded");
        assertThat(Database.stateOfItems()).isEqualTo(before);
        assertThat(requests.made()).isEmpty();
    }

    @Test
    void secondRetryIsRefusedWhileTheFirstIsUnderWay() throws SQLException {
        // Given
        long id = sound(newItem(), 5);
        asOperator().post(ADDRESS + id + "/retry");

        // When
        Response again = asOperator().post(ADDRESS + id + "/retry");

        // Then
        assertThatProblem(again).is(409, "record-state-conflict").withDetail("has not answered yet");
        assertThat(requests.made()).hasSize(1);
    }

    @Test
    void ofManyOperatorsAtOnceExactlyOneHasItsWay() throws Exception {
        // Given
        long id = sound(newItem(), 5);
        int operators = 20;
        ExecutorService threads = Executors.newFixedThreadPool(operators);
        CountDownLatch start = new CountDownLatch(1);
        String token = Tokens.of("exchange-operator");

        // When
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < operators; i++) {
            answers.add(threads.submit(() -> {
                start.await();
                return Api.with(token).post(ADDRESS + id + "/retry").statusCode();
            }));
        }
        start.countDown();
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get(60, TimeUnit.SECONDS));
        }
        threads.shutdown();

        // Then
        assertThat(statuses).hasSize(operators).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(requests.made()).hasSize(1);
        assertThat(state(id)).isEqualTo("requested");
    }

    @Test
    void requestThatCannotBeMadeIsNotNoted() throws SQLException {
        // Given
        long id = sound(newItem(), 5);
        requests.breaks();

        // When
        Response failed = asOperator().post(ADDRESS + id + "/retry");

        // Then
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(state(id)).isEqualTo("open");
    }

    @Test
    void allOpenRecordsAreRetriedAndCountedByOutcome() throws SQLException {
        // Given
        UUID held = newItem();
        mirrored(held, 9);
        sound(held, 8);
        damaged(newItem(), 1);
        damaged(newItem(), 2);
        for (int i = 1; i <= 45; i++) {
            sound(newItem(), i);
        }
        long dismissed = sound(newItem(), 99);
        dismiss(dismissed, "{\"reason\":\"A test record.\"}");

        // When
        Response first = asOperator().post(ADDRESS + "retry");
        Response second = asOperator().post(ADDRESS + "retry");

        // Then
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
        assertThat(first.jsonPath().getMap("outcomes"))
                .isEqualTo(Map.of("requested", 45, "still-unfit", 2, "superseded", 1));
        assertThat(second.jsonPath().getMap("outcomes"))
                .isEqualTo(Map.of("requested", 0, "still-unfit", 2, "superseded", 0));
        assertThat(state(dismissed)).isEqualTo("dismissed");
        assertThat(requests.made()).as("few requests for many items").hasSizeLessThan(10);
    }

    @Test
    void dismissedRecordSaysWhoAndWhyAndIsSettled() throws SQLException {
        // Given
        long id = damaged(newItem(), 5);

        // When
        Response dismissed = dismiss(id, "{\"reason\":\" Sent by mistake, 已确认 \"}");

        // Then
        assertThat(dismissed.statusCode()).as(dismissed.asString()).isEqualTo(200);
        assertThat(dismissed.jsonPath().getString("state")).isEqualTo("dismissed");
        assertThat(dismissed.jsonPath().getString("note")).isEqualTo("Sent by mistake, 已确认");
        assertThat(dismissed.jsonPath().getString("settledBy")).isEqualTo("tester");
        assertThatProblem(dismiss(id, "{\"reason\":\"again\"}"))
                .is(409, "record-state-conflict")
                .withDetail("dismissed");
        assertThatProblem(asOperator().post(ADDRESS + id + "/retry")).is(409, "record-state-conflict");
    }

    @Test
    void recordWhoseOwnerDoesNotAnswerCanBeDismissed() throws SQLException {
        // Given
        long id = sound(newItem(), 5);
        asOperator().post(ADDRESS + id + "/retry");

        // When
        Response dismissed = dismiss(id, "{\"reason\":\"" + "字".repeat(500) + "\"}");

        // Then
        assertThat(dismissed.statusCode()).as(dismissed.asString()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-sealed", "wrong-seal"})
    void recordOfAStrangerStaysOpenUntilTheRightsAreMended(String reason) throws SQLException {
        // Given
        long id = ofStranger(reason);

        // When
        Response asked = dismiss(id, "{\"reason\":\"Looked at it.\"}");
        Response kept = dismiss(id, "{\"reason\":\"The broker is told.\",\"rights\":\"not-yet\"}");

        // Then
        assertThatProblem(asked).is(400, "invalid-body").withViolationAt("/rights");
        assertThat(kept.statusCode()).as(kept.asString()).isEqualTo(200);
        assertThat(kept.jsonPath().getString("state")).isEqualTo("open");
        assertThat(kept.jsonPath().getString("note")).isEqualTo("The broker is told.");
        assertThat(kept.jsonPath().getString("settledBy")).isNull();
        assertThat(needs()).contains("rejected-here");

        // When
        Response dismissed = dismiss(id, "{\"reason\":\"Nobody else writes.\",\"rights\":\"mended\"}");

        // Then
        assertThat(dismissed.jsonPath().getString("state")).isEqualTo("dismissed");
        assertThat(dismissed.jsonPath().getString("note")).isEqualTo("Nobody else writes.");
        assertThat(needs()).doesNotContain("rejected-here");
    }

    private static List<String> needs() {
        return Api.asOps().get("/api/v1/exchange/needs").jsonPath().getList("needs.need");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"reason\":\"x\",\"rights\":\"perhaps\"}", "{\"reason\":\"x\",\"rights\":true}"})
    void rightsAreMendedOrNotYet(String body) throws SQLException {
        // Given
        long id = ofStranger("not-sealed");

        // When
        Response refused = dismiss(id, body);

        // Then
        assertThatProblem(refused).is(400, "invalid-body").withViolationAt("/rights");
        assertThat(state(id)).isEqualTo("open");
    }

    @Test
    void rightsHaveNothingToDoWithRecordsOfThePartner() throws SQLException {
        // Given
        long id = damaged(newItem(), 5);

        // When
        Response refused = dismiss(id, "{\"reason\":\"x\",\"rights\":\"mended\"}");

        // Then
        assertThatProblem(refused).is(400, "invalid-body").withViolationAt("/rights");
        assertThat(state(id)).isEqualTo("open");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"reason\":null}",
                "{\"reason\":5}",
                "{\"reason\":\"\"}",
                "{\"reason\":\"  \"}",
                "{\"reason\":\"a\\u0000b\"}",
                "{\"reason\":\"\\ud800\"}",
                "{\"reason\":\"x\",\"more\":1}"
            })
    void reasonThatSaysNothingIsRefused(String body) throws SQLException {
        // Given
        long id = damaged(newItem(), 5);

        // When
        Response refused = dismiss(id, body);

        // Then
        assertThat(refused.jsonPath().getString("type")).matches(".*/(invalid-body|malformed-json)");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(state(id)).isEqualTo("open");
    }

    @Test
    void reasonHasAnEnd() throws SQLException {
        // Given
        long id = damaged(newItem(), 5);

        // When
        Response refused = dismiss(id, "{\"reason\":\"" + "字".repeat(501) + "\"}");

        // Then
        assertThatProblem(refused).is(400, "invalid-body").withViolationAt("/reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "99999999999999999999"})
    void unknownRecordIsNotFound(String id) {
        assertThatProblem(asOperator().post(ADDRESS + id + "/retry")).is(404, "not-found");
        assertThatProblem(asOperator()
                        .contentType("application/json")
                        .body("{\"reason\":\"x\"}")
                        .post(ADDRESS + id + "/dismiss"))
                .is(404, "not-found");
    }

    @Test
    void onlyOperatorsDealWithRecords() throws SQLException {
        // Given
        long id = sound(newItem(), 5);

        // When
        List<Response> refused = List.of(
                Api.asOps().post(ADDRESS + id + "/retry"),
                Api.asCataloguer().post(ADDRESS + "retry"),
                Api.asOps()
                        .contentType("application/json")
                        .body("{\"reason\":\"x\"}")
                        .post(ADDRESS + id + "/dismiss"));

        // Then
        assertThat(refused).allSatisfy(it -> assertThatProblem(it).is(403, "forbidden"));
        assertThatProblem(Api.anonymous().post(ADDRESS + id + "/retry")).is(401, "unauthenticated");
        assertThat(state(id)).isEqualTo("open");
    }

    private static RequestSpecification asOperator() {
        return Api.with(Tokens.of("exchange-operator"));
    }

    private static Response dismiss(long id, String body) {
        return asOperator()
                .contentType("application/json")
                .body(Documents.utf8(body))
                .post(ADDRESS + id + "/dismiss");
    }
}

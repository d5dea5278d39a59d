package org.libraryexchange.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;
import static org.libraryexchange.letters.LetterApi.LETTERS;
import static org.libraryexchange.letters.LetterApi.asLibrarian;
import static org.libraryexchange.letters.LetterApi.created;
import static org.libraryexchange.letters.LetterApi.done;
import static org.libraryexchange.letters.LetterApi.inReplyTo;
import static org.libraryexchange.letters.LetterApi.lanterns;
import static org.libraryexchange.letters.LetterApi.read;
import static org.libraryexchange.letters.LetterApi.sending;
import static org.libraryexchange.letters.LetterApi.sent;
import static org.libraryexchange.letters.LetterApi.step;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.letter.SentLetter;

/** Writing letters before they are sent. */
@QuarkusTest
class LetterDraftsIT {

    @Test
    void draftIsKeptAtHomeAndServedAsItIsStored() {
        // When
        Response created = created(lanterns());

        // Then
        String id = Api.id(created);
        Response read = read(id);
        assertThat(Api.location(created)).isEqualTo(LETTERS + "/" + id);
        assertThat(read.asByteArray()).isEqualTo(created.asByteArray());
        assertThat(Api.etag(read)).isEqualTo("\"" + hex(read.asByteArray()) + "\"");
        assertThat(read.header("Cache-Control")).isEqualTo("no-store");
        assertThat(read.jsonPath().getString("status")).isEqualTo("draft");
        assertThat(PostRows.column("sequence", id)).isEqualTo("null");
        assertThat(asLibrarian()
                        .header("If-None-Match", Api.etag(read))
                        .get(LETTERS + "/" + id)
                        .statusCode())
                .isEqualTo(304);
    }

    private static String hex(byte[] document) {
        return HexFormat.of().formatHex(Sha256.of(document));
    }

    @Test
    void draftChangesAndGoesAway() {
        // Given
        Response created = created(lanterns());
        String id = Api.id(created);
        ObjectNode shorter = lanterns();
        shorter.remove("text");

        // When
        Response changed =
                done(sending(shorter).header("If-Match", Api.etag(created)).put(LETTERS + "/" + id));
        Response same =
                done(sending(shorter).header("If-Match", Api.etag(changed)).put(LETTERS + "/" + id));

        // Then
        assertThat(changed.jsonPath().getLong("version")).isEqualTo(2);
        assertThat(changed.asString()).doesNotContain("\"text\"");
        assertThat(Api.etag(same)).isEqualTo(Api.etag(changed));
        assertThatProblem(sending(lanterns())
                        .header("If-Match", Api.etag(created))
                        .put(LETTERS + "/" + id))
                .is(412, "precondition-failed")
                .withDetail("The letter has changed");
        assertThat(asLibrarian()
                        .header("If-Match", Api.etag(changed))
                        .delete(LETTERS + "/" + id)
                        .statusCode())
                .isEqualTo(204);
        assertThatProblem(read(id)).is(404, "not-found").withDetail("There is no letter");
    }

    @Test
    void incompleteDraftIsNotSentAndStaysADraft() {
        // Given
        ObjectNode draft = lanterns();
        draft.withObject("/text").remove("en");
        Response created = created(draft);

        // When
        Response refused = step(Api.id(created), "send", Api.etag(created));

        // Then
        assertThatProblem(refused).is(400, "invalid-letter").withViolationAt("/text");
        assertThat(refused.asString()).doesNotContain("item", "核对");
        assertThat(read(Api.id(created)).asByteArray()).isEqualTo(created.asByteArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"53.79971234", "1e-9", "9007199254740993", "1e400", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}"})
    void valuesThatNoItemCanHaveAreRefusedWithThePlace(String value) {
        for (Map.Entry<String, String> member :
                Map.of("was", "53.7", "becomes", "53.8").entrySet()) {
            // Given
            ObjectNode draft = lanterns();
            draft.set("proposal", Documents.json("""
                    {"item": "%s", "base": {"version": 1, "sha256": "%s"}, "sort": "correction",
                     "changes": [{"pointer": "/place/latitude", "was": 53.7, "becomes": 53.8}]}
                    """.formatted(UUID.randomUUID(), "0f".repeat(32))));
            String body = draft.toString().replace(member.getValue(), value);

            // When
            Response refused = asLibrarian()
                    .contentType("application/json")
                    .body(Documents.utf8(body))
                    .post(LETTERS);

            // Then
            assertThatProblem(refused)
                    .is(400, "invalid-letter")
                    .withViolationAt("/proposal/changes/0/" + member.getKey());
        }
    }

    @ParameterizedTest
    @CsvSource({"inReplyTo, /inReplyTo", "thread, /thread", "status, /status", "toDesk, /toDesk", "proposal, /proposal"
    })
    void draftWithWhatIsNotRightIsRefusedWithThePlace(String member, String pointer) {
        ObjectNode draft = lanterns().put(member, UUID.randomUUID() + (member.equals("toDesk") ? "!" : ""));
        assertThatProblem(sending(draft).post(LETTERS))
                .is(400, "invalid-letter")
                .withViolationAt(pointer);
    }

    @Test
    void onlyDesksOfTheCityAndOnlyToPartners() {
        ObjectNode unknownDesk = lanterns();
        unknownDesk.withObject("/from").put("desk", "cellar");
        assertThatProblem(sending(unknownDesk).post(LETTERS))
                .is(400, "invalid-letter")
                .withViolationAt("/from/desk");
        assertThatProblem(sending(lanterns().put("to", "atlantis")).post(LETTERS))
                .is(422, "unknown-addressee")
                .withViolationAt("/to");
        assertThatProblem(sending(lanterns().put("to", "leeds")).post(LETTERS)).is(422, "unknown-addressee");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"to\": null}"})
    void whatIsNoLetterIsRefused(String body) {
        int status = asLibrarian()
                .contentType("application/json")
                .body(Documents.utf8(body))
                .post(LETTERS)
                .statusCode();
        assertThat(status).isEqualTo(400);
    }

    @Test
    void threadOfAnotherLetterIsRefused() throws Exception {
        // Given
        SentLetter one = PostRows.received("One");
        SentLetter other = PostRows.received("Other");

        // When
        Response refused = sending(inReplyTo(one.head().id())
                        .put("thread", other.head().thread().toString()))
                .post(LETTERS);

        // Then
        assertThatProblem(refused).is(400, "invalid-letter").withViolationAt("/thread");
    }

    @Test
    void repeatedRequestWithAKeyIsDoneOnceAndForgetsWhatIsRecalled() {
        // Given
        String key = "letters-" + UUID.randomUUID();
        Response first = sending(lanterns()).header("Idempotency-Key", key).post(LETTERS);
        Response again = sending(lanterns()).header("Idempotency-Key", key).post(LETTERS);
        Response sent = done(step(Api.id(first), "send", Api.etag(first)));

        // When
        done(step(Api.id(first), "recall", Api.etag(sent)));

        // Then
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        assertThatProblem(sending(lanterns()).header("Idempotency-Key", key).post(LETTERS))
                .is(410, "erased");
        assertThatProblem(sending(lanterns().put("asks", "none"))
                        .header("Idempotency-Key", key)
                        .post(LETTERS))
                .is(422, "idempotency-key-reused");
    }

    @Test
    void deletedDraftLeavesNoAnswerBehind() {
        // Given
        String key = "letters-" + UUID.randomUUID();
        Response draft = sending(lanterns()).header("Idempotency-Key", key).post(LETTERS);

        // When
        int status = asLibrarian()
                .header("If-Match", Api.etag(draft))
                .delete(LETTERS + "/" + Api.id(draft))
                .statusCode();

        // Then
        assertThat(status).isEqualTo(204);
        assertThat(Database.value("select body is null from idempotency_key where key = ?", key))
                .isEqualTo("t");
    }
}

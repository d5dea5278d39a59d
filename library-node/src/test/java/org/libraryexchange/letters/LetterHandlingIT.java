package org.libraryexchange.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;
import static org.libraryexchange.letters.LetterApi.LETTERS;
import static org.libraryexchange.letters.LetterApi.asLibrarian;
import static org.libraryexchange.letters.LetterApi.created;
import static org.libraryexchange.letters.LetterApi.deciding;
import static org.libraryexchange.letters.LetterApi.done;
import static org.libraryexchange.letters.LetterApi.handling;
import static org.libraryexchange.letters.LetterApi.lanterns;
import static org.libraryexchange.letters.LetterApi.read;
import static org.libraryexchange.letters.LetterApi.receipt;
import static org.libraryexchange.letters.LetterApi.sent;
import static org.libraryexchange.letters.LetterApi.step;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.letter.HandlingHead;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letter.SentLetter;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.Receipt.Outcome;
import org.libraryexchange.proof.Receipt.Result;

/** What becomes of letters, as their addressee says it and as their sender sees it. */
@QuarkusTest
class LetterHandlingIT {

    private static final Instant TIME = Instant.parse("2026-11-20T14:05:11Z");

    @AfterEach
    void forget() throws SQLException {
        PostRows.execute("delete from applied_log");
        PostRows.execute("delete from letters.receipt");
    }

    @Test
    void handlingNamesTheVersionThatWasJudged() throws Exception {
        // Given
        SentLetter letter = PostRows.received("Forty lanterns.");
        UUID id = letter.head().id();
        Response judged = done(read(id));

        // When
        Response handled =
                done(handling(id, Api.etag(judged), "{\"state\": \"in-hand\", \"reason\": {\"zh-Hans\": \"我们在核对。\"}}"));

        // Then
        JsonPath handling = handled.jsonPath();
        assertThat(handling.getString("id"))
                .isEqualTo(HandlingHead.idFor("leeds", id).toString());
        assertThat(handling.getString("to")).isEqualTo("hangzhou");
        assertThat("\"" + handling.getString("letter.sha256") + "\"").isEqualTo(Api.etag(judged));
        assertThat(handling.getLong("letter.version")).isEqualTo(1);
        assertThat(PostRows.column("sequence", handling.getString("id"))).isNotEqualTo("null");
        assertThat(done(asLibrarian().get(LETTERS + "/" + id + "/handling")).asByteArray())
                .isEqualTo(handled.asByteArray());
        assertThat(receipt(id).jsonPath().getString("state")).isEqualTo("in-hand");
    }

    @Test
    void handlingMovesOnlyFromTheStateThatTheClientHasSeenAndOnlyForward() throws Exception {
        // Given
        UUID id = PostRows.received("Forty lanterns.").head().id();
        Response letter = read(id);
        Response first = done(handling(id, Api.etag(letter), "{\"state\": \"read\"}"));

        // When
        Response second = done(handling(id, Api.etag(first), "{\"state\": \"answered\"}"));
        Response same = done(handling(id, Api.etag(second), "{\"state\": \"answered\"}"));

        // Then
        assertThat(second.jsonPath().getLong("version")).isEqualTo(2);
        assertThat(Api.etag(same)).isEqualTo(Api.etag(second));
        assertThatProblem(handling(id, Api.etag(first), "{\"state\": \"declined\"}"))
                .is(412, "precondition-failed")
                .withDetail("The handling has changed");
        assertThatProblem(handling(id, Api.etag(letter), "{\"state\": \"declined\"}"))
                .is(412, "precondition-failed");
        assertThatProblem(handling(id, Api.etag(second), "{\"state\": \"read\"}"))
                .is(409, "letter-state-conflict");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"state\": \"accepted\"}",
                "{\"state\": \"partly-accepted\", \"take\": [{\"pointer\": \"/title/en\"}]}"
            })
    void letterWithoutAProposalCannotBeAccepted(String body) throws Exception {
        UUID id = PostRows.received("Forty lanterns.").head().id();
        assertThatProblem(deciding(id, "*", body)).is(409, "letter-state-conflict");
    }

    @Test
    void recallMeansThatAnotherVersionIsJudged() throws Exception {
        // Given
        SentLetter letter = PostRows.received("Forty lanterns.");
        UUID id = letter.head().id();
        Response seen = read(id);
        PostRows.put(letter.recalled(TIME));

        // When
        Response late = handling(id, Api.etag(seen), "{\"state\": \"in-hand\"}");

        // Then
        assertThatProblem(late).is(412, "precondition-failed").withDetail("The letter has changed");
        assertThatProblem(deciding(id, "*", "{\"state\": \"accepted\"}")).is(409, "letter-state-conflict");
        PostRows.put(letter.recalled(TIME).erased(TIME));
        assertThatProblem(handling(id, "*", "{\"state\": \"read\"}")).is(410, "erased");
    }

    @Test
    void ownLetterIsHandledByThePartnerOnly() {
        Response sent = sent(lanterns());
        UUID id = UUID.fromString(Api.id(sent));
        assertThatProblem(handling(id, "*", "{\"state\": \"read\"}"))
                .is(403, "owned-by-partner")
                .withDetail("hangzhou");
        assertThatProblem(step(Api.id(sent), "ask-erasure", "*")).is(403, "owned-by-partner");
        assertThatProblem(asLibrarian().get(LETTERS + "/" + id + "/handling")).is(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                          | /state",
                "{\"state\": \"lost\"}                       | /state",
                "{\"state\": \"read\", \"taken\": []}        | /taken",
                "{\"state\": \"read\", \"reason\": {\"en\": \"\"}} | /reason/en"
            })
    void handlingThatBreaksARuleIsRefusedWithThePlace(String body, String pointer) throws Exception {
        UUID id = PostRows.received("Forty lanterns.").head().id();
        assertThatProblem(handling(id, "*", body)).is(400, "invalid-body").withViolationAt(pointer);
        assertThatProblem(asLibrarian()
                        .contentType("application/json")
                        .body("{\"state\": \"read\"}")
                        .put(LETTERS + "/" + id + "/handling"))
                .is(428, "precondition-required");
    }

    @Test
    void askingForErasureStaysInTheHandling() throws Exception {
        // Given
        UUID id = PostRows.received("Forty lanterns.").head().id();

        // When
        Response asked = done(step(id.toString(), "ask-erasure", Api.etag(read(id))));
        Response again = done(step(id.toString(), "ask-erasure", Api.etag(asked)));
        Response answered = done(handling(id, Api.etag(asked), "{\"state\": \"answered\"}"));

        // Then
        assertThat(asked.jsonPath().getString("state")).isEqualTo("read");
        assertThat(asked.jsonPath().getBoolean("erasureAsked")).isTrue();
        assertThat(again.asByteArray()).isEqualTo(asked.asByteArray());
        assertThat(answered.jsonPath().getBoolean("erasureAsked")).isTrue();
    }

    @Test
    void senderSeesHowFarALetterHasCome() throws Exception {
        // Given
        Response draft = created(lanterns());
        String id = Api.id(draft);

        // When, Then
        assertThat(state(id)).isEqualTo("draft");
        assertThat(receipt(id).jsonPath().getMap("addressee")).isNull();
        Response sent = done(step(id, "send", Api.etag(draft)));
        long sequence = Long.parseLong(PostRows.column("sequence", id));
        assertThat(state(id)).isIn("waiting", "sent");
        assertThat(receipt(id).jsonPath().getString("addressee.state")).isEqualTo("unproved");
        Awaitility.await().untilAsserted(() -> assertThat(state(id)).isEqualTo("sent"));
        PostRows.execute(
                "insert into applied_log values ('hangzhou', 'library.leeds.letters.hangzhou', ?, now())", sequence);
        assertThat(state(id)).isEqualTo("delivered");
        prove(sequence);
        assertThat(receipt(id).jsonPath().getString("addressee.state")).isEqualTo("proved");
        assertThat(receipt(id).jsonPath().getLong("addressee.provedSequence")).isEqualTo(sequence);
        PostRows.handled(UUID.fromString(id), 1, Api.etag(sent).replace("\"", ""), HandlingState.DECLINED);
        assertThat(state(id)).isEqualTo("declined");
        assertThat(receipt(id).jsonPath().getString("handling.state")).isEqualTo("declined");
        done(step(id, "recall", Api.etag(sent)));
        assertThat(state(id)).isIn("waiting", "sent");
        assertThat(receipt(id).jsonPath().getLong("handling.letter.version")).isEqualTo(1);
        assertThat(receipt(id).jsonPath().getString("addressee.state")).isEqualTo("unproved");
    }

    private static String state(String id) {
        return receipt(id).jsonPath().getString("state");
    }

    /** Hangzhou proves that it holds the letters of Leeds up to a place. */
    private static void prove(long sequence) throws SQLException {
        Receipt receipt = new Receipt(
                UUID.randomUUID(),
                "leeds",
                "hangzhou",
                "/cities/leeds/letters/hangzhou",
                1,
                sequence,
                new Result(Outcome.VERIFIED, null, 1, 1, null, null, null, 0),
                TIME);
        PostRows.execute("""
                insert into letters.receipt (owner, proof_id, mirror, step, sequence, outcome, items, verified, rejected,
                    differing, document, signature_state, made)
                values ('leeds', ?, 'hangzhou', 1, ?, 'verified', 1, 1, 0, 0, ?, 'valid', '2026-11-20T14:05:11Z')
                """, receipt.proof(), sequence, receipt.bytes());
    }
}

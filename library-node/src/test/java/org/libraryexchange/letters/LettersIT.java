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
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.letter.SentLetter;

/** Sending, recalling and erasing letters. */
@QuarkusTest
class LettersIT {

    @Test
    void sentLetterBeginsAThreadAndTakesAPlaceInTheLog() {
        // When
        Response sent = sent(lanterns());

        // Then
        String id = Api.id(sent);
        assertThat(sent.jsonPath().getString("status")).isEqualTo("sent");
        assertThat(sent.jsonPath().getLong("version")).isEqualTo(1);
        assertThat(sent.jsonPath().getLong("turn")).isEqualTo(1);
        assertThat(sent.jsonPath().getLong("seen")).isZero();
        assertThat(PostRows.column("sequence", id))
                .isEqualTo(Database.value("select sequence from letters.counter where partner = 'hangzhou'"));
        assertThat(PostRows.column("document", id)).isEqualTo(sent.asString());
        assertThat(PostRows.column("changed_by", id)).isEqualTo("tester");
    }

    @Test
    void answerJoinsTheThreadBehindAllThatIsKnownThere() throws Exception {
        // Given
        SentLetter received = PostRows.received(UUID.randomUUID(), 4, 0, "We have forty of them.");

        // When
        Response sent = sent(inReplyTo(received.head().id()));

        // Then
        assertThat(sent.jsonPath().getString("thread"))
                .isEqualTo(received.head().thread().toString());
        assertThat(sent.jsonPath().getLong("turn")).isEqualTo(5);
        assertThat(sent.jsonPath().getLong("seen")).isEqualTo(4);
    }

    @Test
    void recalledLetterSaysNothingMore() {
        // Given
        Response sent = sent(lanterns());
        String id = Api.id(sent);

        // When
        Response recalled = done(step(id, "recall", Api.etag(sent)));
        Response again = done(step(id, "recall", Api.etag(recalled)));

        // Then
        assertThat(recalled.jsonPath().getString("status")).isEqualTo("recalled");
        assertThat(recalled.jsonPath().getLong("version")).isEqualTo(2);
        assertThat(recalled.asString()).doesNotContain("Lanterns", "灯笼", "Chinese title");
        assertThat(again.asByteArray()).isEqualTo(recalled.asByteArray());
        assertThat(read(id).asByteArray()).isEqualTo(recalled.asByteArray());
    }

    @Test
    void erasedLetterKeepsItsPlaceOnly() {
        // Given
        Response sent = sent(lanterns());
        String id = Api.id(sent);

        // When
        Response erased = done(step(id, "erase", Api.etag(sent)));

        // Then
        assertThat(erased.jsonPath().getMap("").keySet())
                .isEqualTo(
                        Set.of("id", "owner", "to", "kind", "status", "version", "updated", "thread", "turn", "seen"));
        assertThatProblem(read(id)).is(410, "erased").withDetail("erased letter " + id);
        assertThatProblem(step(id, "recall", "*")).is(410, "erased");
    }

    @Test
    void erasingAlsoNeedsTheRoleForWhatCannotBeUndone() {
        // Given
        Response sent = sent(lanterns());

        // When
        Response refused =
                asLibrarian().header("If-Match", Api.etag(sent)).post(LETTERS + "/" + Api.id(sent) + "/erase");

        // Then
        assertThatProblem(refused).is(403, "forbidden");
        assertThat(read(Api.id(sent)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"recall, A draft was not sent", "erase, A draft cannot be erased"})
    void draftIsNeitherRecalledNorErased(String step, String detail) {
        Response draft = created(lanterns());
        assertThatProblem(step(Api.id(draft), step, Api.etag(draft)))
                .is(409, "letter-state-conflict")
                .withDetail(detail);
    }

    @Test
    void sentLetterIsNoDraftAnyMore() {
        // Given
        Response sent = sent(lanterns());
        String address = LETTERS + "/" + Api.id(sent);

        // When, Then
        assertThatProblem(step(Api.id(sent), "send", Api.etag(sent))).is(409, "letter-state-conflict");
        assertThatProblem(sending(lanterns()).header("If-Match", Api.etag(sent)).put(address))
                .is(409, "letter-state-conflict");
        assertThatProblem(asLibrarian().header("If-Match", Api.etag(sent)).delete(address))
                .is(409, "letter-state-conflict")
                .withDetail("It can be recalled");
    }

    @Test
    void lettersOfThePartnerAreItsOwn() throws Exception {
        // Given
        String id = PostRows.received("Ours.").head().id().toString();

        // When, Then
        for (String step : List.of("send", "recall", "erase")) {
            assertThatProblem(step(id, step, "*")).is(403, "owned-by-partner").withDetail("hangzhou");
        }
        assertThatProblem(sending(lanterns()).header("If-Match", "*").put(LETTERS + "/" + id))
                .is(403, "owned-by-partner");
    }

    @Test
    void versionMustBeNamed() {
        Response draft = created(lanterns());
        assertThatProblem(asLibrarian().post(LETTERS + "/" + Api.id(draft) + "/send"))
                .is(428, "precondition-required");
        assertThatProblem(step(Api.id(draft), "send", "\"stale\"")).is(412, "precondition-failed");
    }

    @Test
    void deskThatHasSentEnoughWaits() throws Exception {
        // Given
        ObjectNode draft = lanterns();
        draft.withObject("/from").put("desk", "limited");
        PostRows.many(60, UUID.randomUUID(), "limited", Instant.now().minusSeconds(600));
        Response created = created(draft);

        // When
        Response refused = step(Api.id(created), "send", Api.etag(created));

        // Then
        assertThatProblem(refused).is(429, "too-many-letters").withDetail("60 letters in an hour");
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(2_950L, 3_002L);
        assertThat(PostRows.column("status", Api.id(created))).isEqualTo("draft");
        assertThat(sent(lanterns()).statusCode()).isEqualTo(200);
    }

    @Test
    void cityThatHasSentEnoughWaits() throws Exception {
        // Given
        UUID thread = UUID.randomUUID();
        PostRows.many(500, thread, "limited", Instant.now().minusSeconds(7_200));
        try {
            Response created = created(lanterns());

            // When
            Response refused = step(Api.id(created), "send", Api.etag(created));

            // Then
            assertThatProblem(refused).is(429, "too-many-letters").withDetail("500 letters in 24 hours");
        } finally {
            PostRows.forget(thread);
        }
    }
}

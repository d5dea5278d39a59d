package org.libraryexchange.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;
import static org.libraryexchange.letters.LetterApi.LETTERS;
import static org.libraryexchange.letters.LetterApi.asLibrarian;
import static org.libraryexchange.letters.LetterApi.created;
import static org.libraryexchange.letters.LetterApi.done;
import static org.libraryexchange.letters.LetterApi.handling;
import static org.libraryexchange.letters.LetterApi.read;
import static org.libraryexchange.letters.LetterApi.saying;
import static org.libraryexchange.letters.LetterApi.sending;
import static org.libraryexchange.letters.LetterApi.sent;
import static org.libraryexchange.letters.LetterApi.step;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.LoggedErrors;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.letter.Letter;

/** What a letter says reaches librarians and nobody else. */
@QuarkusTest
class LetterPrivacyIT {

    private static final List<String> FOR_ANYBODY = List.of(
            "/",
            "/items",
            "/api/v1/items?status=published&status=withdrawn&status=erased&limit=200",
            "/api/v1/changes?owner=leeds&limit=1000",
            "/api/v1/changes?owner=hangzhou&limit=1000",
            "/api/v1/snapshot?owner=leeds",
            "/api/v1/snapshot?owner=hangzhou",
            "/api/openapi");

    private final String secret = "whisper" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void wordsOfALetterAreNowhereButInLettersForLibrarians() throws Exception {
        // Given
        List<String> told = new ArrayList<>();
        try (LoggedErrors log = LoggedErrors.from(Level.ALL)) {
            // When
            Response draft = created(saying("Our " + secret));
            Response sent = done(step(Api.id(draft), "send", Api.etag(draft)));
            UUID received = PostRows.received("Their " + secret).head().id();
            Response handled = done(handling(
                    received,
                    Api.etag(read(received)),
                    "{\"state\": \"declined\", \"reason\": {\"en\": \"%s\"}}".formatted(secret)));
            done(asLibrarian()
                    .contentType("application/json")
                    .body("{\"words\": \"%s\"}".formatted(secret))
                    .post(LETTERS + "/search"));
            told.add(refusals(Api.id(sent)));
            assertThat(handled.asString()).contains(secret);
            FOR_ANYBODY.forEach(address -> told.add(Api.anonymous().get(address).asString()));
            assertThat(Api.anonymous()
                            .get("/api/v1/items?q=" + secret)
                            .jsonPath()
                            .getList("items"))
                    .isEmpty();
            for (String role : List.of("cataloguer", "ops", "exchange-operator")) {
                told.add(Api.with(Tokens.of(role)).get(LETTERS + "/" + received).asString());
                told.add(Api.with(Tokens.of(role))
                        .get("/api/v1/exchange/rejected-records")
                        .asString());
            }
            told.add(managed("/metrics"));
            told.add(managed("/health"));
            told.addAll(log.lines());
        }

        // Then
        told.addAll(Database.rows("select name || address || request from audit_entry"));
        told.addAll(Database.rows("select document from item where document like ?", "%" + secret + "%"));
        assertThat(told).hasSizeGreaterThan(15).noneMatch(text -> text.contains(secret));
    }

    /** Refused requests about the letter, without the words that the client itself has just sent. */
    private static String refusals(String id) {
        return step(id, "send", "*").asString()
                + step(id, "recall", "\"stale\"").asString()
                + handling(UUID.fromString(id), "*", "{\"state\": \"read\"}").asString()
                + Api.anonymous().get(LETTERS + "/" + id).asString();
    }

    private static String managed(String path) {
        String management = ConfigProvider.getConfig().getValue("test.management.url", String.class);
        return Api.anonymous().get(management + path).asString();
    }

    @Test
    void bodyThatIsNotWellFormedIsNotQuoted() {
        Response refused = asLibrarian()
                .contentType("application/json")
                .body("{\"to\": " + secret + "}")
                .post(LETTERS);
        assertThatProblem(refused).is(400, "malformed-json").withDetail("line 1");
        assertThat(refused.asString()).doesNotContain(secret);
    }

    @Test
    void failedStatementsQuoteNoLetter() throws Exception {
        PostRow row = PostRow.of(Letter.ofStored(PostRows.received(secret).document()), 1);
        assertThat(row.toString()).doesNotContain(secret).contains(row.id().toString());
    }

    @Test
    void nobodyElseReadsLettersAndNoCacheKeepsThem() throws Exception {
        UUID id = PostRows.received("Their " + secret).head().id();
        for (String role : List.of("cataloguer", "ops", "exchange-operator")) {
            RequestSpecification other = Api.with(Tokens.of(role));
            assertThatProblem(other.get(LETTERS)).is(403, "forbidden").withHeader("Cache-Control", "no-store");
            assertThatProblem(other.get(LETTERS + "/" + id)).is(403, "forbidden");
        }
        assertThatProblem(Api.anonymous().get(LETTERS + "/" + id)).is(401, "unauthenticated");
        assertThat(read(id).header("Cache-Control")).isEqualTo("no-store");
        assertThat(asLibrarian()
                        .header("If-None-Match", Api.etag(read(id)))
                        .get(LETTERS + "/" + id)
                        .header("Cache-Control"))
                .isEqualTo("no-store");
    }

    @Test
    void draftOfOneLibrarianIsReadByAll() {
        Response draft = created(saying("Our " + secret));
        String other = Tokens.issuer().issue("another", List.of("librarian"), List.of("leeds"), Duration.ofHours(1));
        assertThat(Api.with(other).get(LETTERS + "/" + Api.id(draft)).asString())
                .contains(secret);
        assertThat(sending(saying("x")).post(LETTERS).statusCode()).isEqualTo(201);
        assertThat(sent(saying("y")).statusCode()).isEqualTo(200);
    }
}

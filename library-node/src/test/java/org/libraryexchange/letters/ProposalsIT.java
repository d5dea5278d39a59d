package org.libraryexchange.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.asCataloguer;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.etag;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.Api.sending;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;
import static org.libraryexchange.letters.LetterApi.deciding;
import static org.libraryexchange.letters.LetterApi.handling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.item.Translated;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.letter.SentLetter;

/** Changes that Hangzhou proposes in items of Leeds: accepted, and safe from what Leeds' own system sends every night. */
@QuarkusTest
class ProposalsIT {

    private static final Instant TIME = Instant.parse("2026-11-21T14:05:11Z");
    private static final String ENGLISH = "The canal basin before the warehouses";
    private static final String CHINESE = "仓库兴建前的运河港池";
    private static final String ACCEPTED = "{\"state\": \"accepted\"}";

    private final String key = UUID.randomUUID().toString();

    /** What Leeds' system sends every night. */
    private ObjectNode nightly() {
        return Documents.identified(Documents.published(Documents.canalPhotograph()), "leeds-archive", key);
    }

    private Response put(ObjectNode document) {
        Response answer = sending(document).put(ITEMS + "/by-identifier/leeds-archive/" + key);
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);
        return answer;
    }

    static ObjectNode proposal(Response item, String... changes) {
        return proposal(id(item), item.jsonPath().getLong("version"), etag(item).replace("\"", ""), changes);
    }

    private static ObjectNode proposal(String item, long version, String sha256, String... changes) {
        return Documents.json("""
                {"item": "%s", "base": {"version": %d, "sha256": "%s"}, "sort": "translation",
                 "credit": "Hangzhou Library", "changes": [%s]}
                """.formatted(item, version, sha256, String.join(",", changes)));
    }

    static String title(String chinese) {
        return """
                {"pointer": "/title/zh-Hans", "becomes": "%s", "source": {"pointer": "/title/en", "sha256": "%s"}}
                """.formatted(chinese, Translated.fingerprint(ENGLISH));
    }

    private static final String HOLDER = """
            {"pointer": "/history/heldBy/zh-Hans", "becomes": "利兹中央图书馆"}
            """;

    private static Response accept(SentLetter letter, String body) {
        return accept(letter, "*", body);
    }

    private static Response accept(SentLetter letter, String etag, String body) {
        return deciding(letter.head().id(), etag, body);
    }

    private static Response accepted(Response item, String... changes) throws Exception {
        Response answer = accept(PostRows.proposing(proposal(item, changes)), ACCEPTED);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private static JsonPath read(Response item) {
        return anonymous().get(ITEMS + "/" + id(item)).jsonPath();
    }

    /** What the item notes of its Chinese title. */
    private static String noted(Response item, String member) {
        return Documents.json(anonymous().get(ITEMS + "/" + id(item)).asString())
                .at("/translated/zh-Hans/~1title/" + member)
                .asText();
    }

    private static List<Map<String, Object>> settled(Response item) {
        Response answer = asCataloguer().get("/api/v1/accepted-changes?item=" + id(item));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getList("changes");
    }

    private static void assertState(Response item, String pointer, String state) {
        assertThat(settled(item))
                .filteredOn(change -> change.get("pointer").equals(pointer))
                .extracting(change -> change.get("state"))
                .containsExactly(state);
    }

    @Test
    void acceptedTextIsInTheItemWithItsCreditAndTheLetterThatItCameWith() throws Exception {
        // Given
        Response item = put(nightly());
        SentLetter letter = PostRows.proposing(proposal(item, title(CHINESE), HOLDER));

        // When
        Response handling = accept(letter, ACCEPTED);

        // Then
        assertThat(handling.statusCode()).as(handling.asString()).isEqualTo(200);
        assertThat(handling.jsonPath().getString("state")).isEqualTo("accepted");
        assertThat(handling.jsonPath().getList("taken")).containsExactly("/title/zh-Hans", "/history/heldBy/zh-Hans");
        assertThat(handling.jsonPath().getLong("itemVersion")).isEqualTo(2);
        JsonPath now = read(item);
        assertThat(now.getLong("version")).isEqualTo(2);
        assertThat(now.getString("title.zh-Hans")).isEqualTo(CHINESE);
        assertThat(noted(item, "by")).isEqualTo("hangzhou");
        assertThat(noted(item, "credit")).isEqualTo("Hangzhou Library");
        assertThat(noted(item, "source")).isEqualTo(Translated.fingerprint(ENGLISH));
        assertThat(lettersOfVersions(item)).containsExactly("2|" + letter.head().id());
        assertState(item, "/title/zh-Hans", "unmerged");
    }

    private static List<String> lettersOfVersions(Response item) throws Exception {
        return Database.rows(
                "select version, letter from item_version where letter is not null and item_id = ?",
                UUID.fromString(id(item)));
    }

    /** As after a restore, where the partner's letters may be read again last of all. */
    @Test
    void versionNamesALetterThatComesAfterWhatTheCityHasSaidAboutIt() throws Exception {
        // Given
        Response item = put(nightly());
        SentLetter letter = PostRows.proposing(proposal(item, title(CHINESE)));
        accept(letter, ACCEPTED);
        PostRows.forget(letter.head().thread(), "hangzhou");
        try (Connection session = Database.sessionOf("leeds")) {
            int unused = Database.execute(
                    session, "update item_version set letter = null where item_id = ?", UUID.fromString(id(item)));
        }

        // When
        PostRows.put(letter);

        // Then
        assertThat(lettersOfVersions(item)).containsExactly("2|" + letter.head().id());
    }

    /** Nobody locks the letter, so its sender's recall may come at any moment. */
    @Test
    void handlingAndVersionNameTheLetterThatWasJudgedThoughARecallComesMeanwhile() throws Exception {
        // Given
        Response item = put(nightly());
        SentLetter letter = PostRows.proposing(proposal(item, title(CHINESE)));
        PostRows.recallWithTheNextVersion(letter, id(item));
        try {

            // When
            Response handling = accept(letter, "\"" + Sha256.hex(letter.document()) + "\"", ACCEPTED);

            // Then
            assertThat(handling.statusCode()).as(handling.asString()).isEqualTo(200);
            assertThat(handling.jsonPath().getLong("letter.version")).isEqualTo(1);
            assertThat(lettersOfVersions(item))
                    .containsExactly("2|" + letter.head().id());
            assertThat(Database.rows(
                            "select status from letters.post where id = ?",
                            letter.head().id()))
                    .containsExactly("recalled");
        } finally {
            PostRows.recallNothing();
        }
    }

    @Test
    void acceptedTextSurvivesAMonthOfNightsAndThreeImportsUntilTheSystemTakesItOver() throws Exception {
        // Given
        Response item = put(nightly());
        accepted(item, title(CHINESE));

        // When
        for (int night = 0; night < 30; night++) {
            put(nightly());
        }
        for (int file = 0; file < 3; file++) {
            imported(nightly());
        }

        // Then
        assertThat(read(item).getLong("version")).isEqualTo(2);
        assertThat(read(item).getString("title.zh-Hans")).isEqualTo(CHINESE);
        assertState(item, "/title/zh-Hans", "unmerged");
        ObjectNode knowing = nightly();
        knowing.withObject("/title").put("zh-Hans", CHINESE);
        imported(knowing);
        assertState(item, "/title/zh-Hans", "merged");
        put(nightly());
        assertThat(read(item).getString("title.zh-Hans")).as("stays settled").isEqualTo(CHINESE);
        assertThat(read(item).getLong("version")).isEqualTo(2);
        assertState(item, "/title/zh-Hans", "unmerged");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void systemThatSendsTheOldTextAgainIsToldOfTheAcceptedOneAgain(boolean byImport) throws Exception {
        // Given
        ObjectNode old = nightly();
        old.withObject("/title").put("zh-Hans", "港池");
        Response item = put(old);
        accepted(item, "{\"pointer\": \"/title/zh-Hans\", \"was\": \"港池\", \"becomes\": \"%s\"}".formatted(CHINESE));
        ObjectNode knowing = nightly();
        knowing.withObject("/title").put("zh-Hans", CHINESE);
        put(knowing);
        assertState(item, "/title/zh-Hans", "merged");

        // When
        if (byImport) {
            imported(old);
        } else {
            put(old);
        }

        // Then
        assertThat(read(item).getString("title.zh-Hans")).isEqualTo(CHINESE);
        assertThat(read(item).getLong("version")).isEqualTo(2);
        assertState(item, "/title/zh-Hans", "unmerged");
        assertThat(settled(item)).extracting(change -> change.get("value")).containsExactly(CHINESE);
        knowing.withObject("/title").put("en", "The canal basin");
        put(knowing);
        assertState(item, "/title/zh-Hans", "merged");
    }

    private static void imported(ObjectNode row) {
        Response answer = asCataloguer()
                .contentType("application/x-ndjson")
                .body(Documents.utf8(row.toString()))
                .post("/api/v1/imports?scheme=leeds-archive");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        String address = "/api/v1/imports/" + answer.jsonPath().getLong("id");
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(Api.asOps().get(address).jsonPath().getString("state"))
                                .isEqualTo("finished"));
        assertThat(Api.asOps().get(address).jsonPath().getLong("refused")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"merged", "unmerged"})
    void whatIsReadAndSentBackChangesNothing(String state) throws Exception {
        // Given
        Response item = put(nightly());
        accepted(item, title(CHINESE));
        ObjectNode latest = nightly();
        if (state.equals("merged")) {
            latest.withObject("/title").put("zh-Hans", CHINESE);
        }
        put(latest);
        Response read = anonymous().get(ITEMS + "/" + id(item));
        ObjectNode document = Documents.json(read.asString());
        document.remove(List.of("id", "owner", "version", "created", "updated"));

        // When
        Response answer = sending(document).header("If-Match", etag(read)).put(ITEMS + "/" + id(item));

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.asByteArray()).isEqualTo(read.asByteArray());
        assertState(item, "/title/zh-Hans", state);
        document.withObject("/corrected/~1title~1zh-Hans").put("by", "leeds");
        assertThatProblem(sending(document).header("If-Match", etag(read)).put(ITEMS + "/" + id(item)))
                .is(400, "invalid-item");
    }

    @Test
    void somethingNewFromTheSystemWinsAndIsListed() throws Exception {
        // Given
        Response item = put(nightly());
        accepted(item, title(CHINESE));
        ObjectNode newer = nightly();
        newer.withObject("/title").put("zh-Hans", "运河港池");

        // When
        put(newer);

        // Then
        assertThat(read(item).getString("title.zh-Hans")).isEqualTo("运河港池");
        assertState(item, "/title/zh-Hans", "overtaken");
        assertThat(settled(item)).extracting(change -> change.get("value")).containsExactly(CHINESE);
        Response now = anonymous().get(ITEMS + "/" + id(item));
        Response removed = asCataloguer()
                .header("If-Match", etag(now))
                .delete(ITEMS + "/" + id(item) + "/accepted-changes?pointer=/title/zh-Hans");
        assertThat(removed.statusCode()).as(removed.asString()).isEqualTo(200);
        assertThat(settled(item)).isEmpty();
    }

    @Test
    void halfOfTwoHundredChangesCanBeAcceptedAndTheRestLater() throws Exception {
        // Given
        ObjectNode document = nightly();
        for (int i = 0; i < 50; i++) {
            document.withArray("/subjects").addObject().withObject("/label").put("en", "Subject " + i);
            document.withArray("/links")
                    .addObject()
                    .put("rel", "about")
                    .put("url", "https://example.org/" + i)
                    .withObject("/title")
                    .put("en", "Link " + i);
            document.withArray("/media")
                    .addObject()
                    .put("url", "https://example.org/" + i + ".jpg")
                    .put("mediaType", "image/jpeg")
                    .withObject("/alt")
                    .put("en", "Picture " + i);
            document.withObject("/history")
                    .withArray("creators")
                    .addObject()
                    .put("role", "photographer")
                    .withObject("/name")
                    .put("en", "Name " + i);
        }
        Response item = put(document);
        String[] changes = new String[200];
        StringBuilder half = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            String list = List.of("/subjects/%d/label", "/links/%d/title", "/media/%d/alt", "/history/creators/%d/name")
                    .get(i % 4);
            String pointer = list.formatted(i / 4) + "/zh-Hans";
            changes[i] = "{\"pointer\": \"%s\", \"becomes\": \"译文%d\"}".formatted(pointer, i);
            half.append(i >= 100 ? "" : (i == 0 ? "" : ",") + "{\"pointer\": \"" + pointer + "\"}");
        }
        SentLetter letter = PostRows.proposing(proposal(item, changes));

        // When
        Response partly = accept(letter, "{\"state\": \"partly-accepted\", \"take\": [" + half + "]}");
        put(document);
        Response rest = accept(letter, etag(partly), ACCEPTED);

        // Then
        assertThat(partly.jsonPath().getString("state")).isEqualTo("partly-accepted");
        assertThat(partly.jsonPath().getList("taken")).hasSize(100);
        assertThat(rest.jsonPath().getString("state")).as(rest.asString()).isEqualTo("accepted");
        assertThat(rest.jsonPath().getList("taken")).hasSize(200);
        assertThat(read(item).getLong("version")).isEqualTo(3);
        assertThat(read(item).getString("history.creators[49].name.zh-Hans")).isEqualTo("译文199");
    }

    @Test
    void changeIsRefusedWhereTheItemHasMovedOnAndTheOthersCanStillBeAccepted() throws Exception {
        // Given
        Response item = put(nightly());
        SentLetter letter = PostRows.proposing(proposal(
                item,
                title(CHINESE),
                "{\"pointer\": \"/title/en\", \"was\": \"%s\", \"becomes\": \"A canal\"}".formatted(ENGLISH)));
        ObjectNode moved = nightly();
        moved.withObject("/title").put("en", "The canal basin");
        put(moved);

        // When
        Response all = accept(letter, ACCEPTED);
        Response one =
                accept(letter, "{\"state\": \"partly-accepted\", \"take\": [{\"pointer\": \"/title/zh-Hans\"}]}");
        Response edited = accept(letter, etag(one), """
                {"state": "accepted",
                 "take": [{"pointer": "/title/en", "was": "The canal basin", "becomes": "The basin of the canal"}]}
                """);

        // Then
        assertThatProblem(all).is(409, "changed-meanwhile").withDetail();
        assertThat(all.jsonPath().getString("violations[0].pointer")).isEqualTo("/title/en");
        assertThat(all.jsonPath().getString("violations[0].value")).contains("The canal basin");
        assertThat(one.jsonPath().getString("state")).as(one.asString()).isEqualTo("partly-accepted");
        assertThat(edited.jsonPath().getString("state")).as(edited.asString()).isEqualTo("accepted");
        assertThat(read(item).getString("title.en")).isEqualTo("The basin of the canal");
    }

    @Test
    void secondProposalForOneTextIsAcceptedOnlyByWhoeverHasSeenTheFirst() throws Exception {
        // Given
        Response item = put(nightly());
        SentLetter second = PostRows.proposing(proposal(item, title("另一译名")));
        accepted(item, title(CHINESE));

        // When
        Response blind = accept(second, ACCEPTED);
        Response seeing = accept(second, """
                {"state": "accepted", "take": [{"pointer": "/title/zh-Hans", "was": "%s"}]}
                """.formatted(CHINESE));

        // Then
        assertThatProblem(blind).is(409, "changed-meanwhile");
        assertThat(seeing.statusCode()).as(seeing.asString()).isEqualTo(200);
        put(nightly());
        assertThat(read(item).getString("title.zh-Hans")).isEqualTo("另一译名");
    }

    @Test
    void proposalForAnItemThatIsNotPublishedGetsItsAnswer() throws Exception {
        // Given
        Response withdrawn = put(nightly());
        SentLetter ofWithdrawn = PostRows.proposing(proposal(withdrawn, title(CHINESE)));
        Response gone = sending("{\"reason\": {\"en\": \"Lost.\"}}")
                .header("If-Match", "*")
                .post(ITEMS + "/" + id(withdrawn) + "/withdraw");
        Response unknown = created(Documents.published(Documents.canalPhotograph()));
        SentLetter ofUnknown = PostRows.proposing(
                proposal(UUID.randomUUID().toString(), 1, etag(unknown).replace("\"", ""), HOLDER));
        SentLetter ofErased = PostRows.proposing(proposal(unknown, HOLDER));
        Api.with(Tokens.of("exchange-operator"))
                .header("If-Match", etag(unknown))
                .post(ITEMS + "/" + id(unknown) + "/erase");

        // Then
        assertThat(gone.statusCode()).isEqualTo(200);
        assertThatProblem(accept(ofWithdrawn, ACCEPTED))
                .is(409, "status-conflict")
                .withDetail();
        assertThatProblem(accept(ofUnknown, ACCEPTED)).is(404, "not-found").withDetail();
        assertThatProblem(accept(ofErased, ACCEPTED)).is(410, "erased").withDetail();
    }

    @Test
    void recalledOrErasedLetterCannotBeAccepted() throws Exception {
        // Given
        Response item = put(nightly());
        SentLetter letter = PostRows.proposing(proposal(item, title(CHINESE)));

        // When
        PostRows.put(letter.recalled(TIME));
        Response recalled = accept(letter, ACCEPTED);
        PostRows.put(letter.recalled(TIME).erased(TIME));
        Response erased = accept(letter, ACCEPTED);

        // Then
        assertThatProblem(recalled).is(409, "letter-state-conflict");
        assertThatProblem(erased).is(409, "letter-state-conflict");
        assertThat(read(item).getLong("version")).isEqualTo(1);
    }

    @Test
    void acceptingNeedsBothRoles() throws Exception {
        // Given
        SentLetter letter = PostRows.proposing(proposal(put(nightly()), title(CHINESE)));

        // Then
        assertThatProblem(handling(letter.head().id(), "*", ACCEPTED)).is(403, "forbidden");
    }

    @Test
    void changedOriginalMakesTheTranslationStaleUntilSomebodyConfirmsIt() throws Exception {
        // Given
        Response item = put(nightly());
        accepted(item, title(CHINESE));
        ObjectNode moved = nightly();
        moved.withObject("/title").put("en", "The canal basin");

        // When
        Response changed = put(moved);
        String stale = noted(item, "source");
        Response confirmed = asCataloguer()
                .header("If-Match", etag(changed))
                .post(ITEMS + "/" + id(item) + "/translations/zh-Hans/confirm");

        // Then
        assertThat(stale).isNotEqualTo(Translated.fingerprint("The canal basin"));
        assertThat(confirmed.statusCode()).as(confirmed.asString()).isEqualTo(200);
        assertThat(noted(item, "source")).isEqualTo(Translated.fingerprint("The canal basin"));
        assertThat(read(item).getString("title.zh-Hans")).isEqualTo(CHINESE);
    }

    @Test
    void translationCanBeRemoved() throws Exception {
        // Given
        Response item = put(nightly());
        accepted(item, title(CHINESE));
        Response now = anonymous().get(ITEMS + "/" + id(item));

        // When
        Response removed =
                asCataloguer().header("If-Match", etag(now)).delete(ITEMS + "/" + id(item) + "/translations/zh-Hans");

        // Then
        assertThat(removed.statusCode()).as(removed.asString()).isEqualTo(200);
        assertThat(removed.jsonPath().getMap("title")).containsOnlyKeys("en");
        assertThat(removed.jsonPath().getMap("$")).doesNotContainKeys("translated", "corrected");
        assertThat(settled(item)).isEmpty();
        assertThatProblem(asCataloguer()
                        .header("If-Match", etag(removed))
                        .delete(ITEMS + "/" + id(item) + "/translations/zh-Hans"))
                .is(404, "not-found");
    }
}

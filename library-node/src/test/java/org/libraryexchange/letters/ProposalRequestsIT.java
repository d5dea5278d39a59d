package org.libraryexchange.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.asCataloguer;
import static org.libraryexchange.fixture.Api.etag;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.Api.sending;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;
import static org.libraryexchange.letters.LetterApi.asLibrarian;
import static org.libraryexchange.letters.LetterApi.deciding;
import static org.libraryexchange.letters.LetterApi.done;
import static org.libraryexchange.letters.LetterApi.read;
import static org.libraryexchange.letters.ProposalsIT.proposal;
import static org.libraryexchange.letters.ProposalsIT.title;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.letter.SentLetter;

/** Requests about proposals and settled values: what the node refuses, its lists, and the reports of imports. */
@QuarkusTest
class ProposalRequestsIT {

    private static final String SCHEME = "leeds-archive";
    private static final String CHANGES = "/api/v1/accepted-changes";
    private static final String WORK = "/api/v1/translation-work";
    private static final String CHINESE = "仓库兴建前的运河港池";
    private static final String TITLE = "/title/zh-Hans";
    private static final String HOLDER = "/history/heldBy/zh-Hans";
    private static final String ACCEPTED = "{\"state\": \"accepted\"}";

    private final String key = UUID.randomUUID().toString();

    private ObjectNode nightly() {
        return Documents.identified(Documents.published(Documents.canalPhotograph()), SCHEME, key);
    }

    private Response put(ObjectNode document) {
        Response answer = sending(document).put(ITEMS + "/by-identifier/" + SCHEME + "/" + key);
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);
        return answer;
    }

    private static String offered(String pointer, String becomes) {
        return "{\"pointer\": \"%s\", \"becomes\": %s}".formatted(pointer, becomes);
    }

    /** An item whose Chinese title and holding institution people have settled. */
    private Response settled() throws Exception {
        Response item = put(nightly());
        SentLetter letter = PostRows.proposing(proposal(item, title(CHINESE), offered(HOLDER, "\"利兹中央图书馆\"")));
        done(deciding(letter.head().id(), "*", ACCEPTED));
        return now(item);
    }

    private static Response now(Response item) {
        return anonymous().get(ITEMS + "/" + id(item));
    }

    private static void assertUntouched(Response item, SentLetter letter) {
        assertThat(etag(now(item))).isEqualTo(etag(item));
        assertThatProblem(read(letter.head().id() + "/handling")).is(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "accepted | \"all\" | /take",
                "accepted | {} | /take",
                "accepted | [null] | /take/0",
                "accepted | [\"/title/zh-Hans\"] | /take/0",
                "accepted | [{}] | /take/0/pointer",
                "accepted | [{\"pointer\": 7}] | /take/0/pointer",
                "accepted | [{\"pointer\": \"/title/zh-Hans\", \"becomes\": null}] | /take/0/becomes",
                "accepted | [{\"pointer\": \"/title/zh-Hans\", \"was\": null}] | /take/0/was",
                "accepted | [{\"pointer\": \"/title/zh-Hans\", \"role\": \"x\"}] | /take/0/role",
                "accepted | [{\"pointer\": \"/title/zh-Hans\"}, {\"pointer\": \"/title/zh-Hans\"}] | /take",
                "accepted | [{\"pointer\": \"/title/zh-Hans\", \"becomes\": 7}] | /title/zh-Hans",
                "accepted | [{\"pointer\": \"/title/zh-Hans\", \"becomes\": {\"en\": \"x\"}}] | /title/zh-Hans",
                "accepted | [{\"pointer\": \"/title/zh-Hans\", \"becomes\": \"two\\nlines\"}] | /title/zh-Hans",
                "accepted | [{\"pointer\": \"/title/zh-Hans\", \"becomes\": 1e-9}] | /title/zh-Hans",
                "accepted | [{\"pointer\": \"/title/zh-Hans\", \"becomes\": 9007199254740993}] | /title/zh-Hans",
                "accepted | [{\"pointer\": \"/title/zh-Hans\", \"becomes\": \"\\ud800\"}] | /title/zh-Hans",
                "accepted | [{\"pointer\": \"/title/zh-Hans\", \"becomes\": \"\\u0000\"}] | /title/zh-Hans",
                "accepted | [{\"pointer\": \"/title/zh-Hans\", \"becomes\": \"\\u202ex\"}] | /title/zh-Hans",
                "accepted | [{\"pointer\": \"/title/zh-Hans\", \"becomes\": []}] | /title/zh-Hans",
                "accepted | [{\"pointer\": \"/title/zh-Hans\", \"becomes\": {}}] | /title/zh-Hans",
                "partly-accepted | [] | /take",
                "declined | [{\"pointer\": \"/title/zh-Hans\"}] | /take",
                "in-hand | [{\"pointer\": \"/title/zh-Hans\"}] | /take"
            })
    void takingSomethingWrongIsRefusedAndChangesNothing(String state, String take, String pointer) throws Exception {
        // Given
        Response item = put(nightly());
        SentLetter letter = PostRows.proposing(proposal(item, title(CHINESE)));

        // When
        Response refused =
                deciding(letter.head().id(), "*", "{\"state\": \"%s\", \"take\": %s}".formatted(state, take));

        // Then
        assertThatProblem(refused).is(400, "invalid-body").withDetail();
        assertThat(refused.jsonPath().getList("violations.pointer")).contains(pointer);
        assertUntouched(item, letter);
    }

    @Test
    void moreThanAProposalCanHoldIsRefused() throws Exception {
        // Given
        SentLetter letter = PostRows.proposing(proposal(put(nightly()), title(CHINESE)));
        String take = String.join(
                ",",
                IntStream.rangeClosed(0, 200)
                        .mapToObj("{\"pointer\": \"/subjects/%d/label/zh-Hans\"}"::formatted)
                        .toList());

        // When
        Response refused = deciding(letter.head().id(), "*", "{\"state\": \"accepted\", \"take\": [" + take + "]}");

        // Then
        assertThatProblem(refused).is(400, "invalid-body");
        assertThat(refused.jsonPath().getList("violations.pointer")).containsExactly("/take");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/title/fr", "/title", "title/zh-Hans", "", "/", "~", "/title~1zh-Hans", "/title/zh-Hans/0"})
    void onlyWhatIsProposedCanBeTaken(String pointer) throws Exception {
        // Given
        Response item = put(nightly());
        SentLetter letter = PostRows.proposing(proposal(item, title(CHINESE)));

        // When
        Response refused = deciding(
                letter.head().id(),
                "*",
                "{\"state\": \"accepted\", \"take\": [{\"pointer\": \"%s\"}]}".formatted(pointer));

        // Then
        assertThatProblem(refused).is(409, "letter-state-conflict").withDetail();
        assertUntouched(item, letter);
    }

    @ParameterizedTest
    @CsvSource({
        "/subjects/x/label/zh-Hans, 409, changed-meanwhile",
        "/subjects/99/label/zh-Hans, 409, changed-meanwhile",
        "/subjects/99999999999/label/zh-Hans, 409, changed-meanwhile",
        "/subjects/-/label/zh-Hans, 409, changed-meanwhile",
        "/title/en/zh-Hans, 409, changed-meanwhile",
        "/event/admission/note/zh-Hans, 409, changed-meanwhile",
        "/summary/zh-Hans/0, 409, changed-meanwhile",
        "/colour/zh-Hans, 400, invalid-body",
        "/colour, 400, invalid-body",
        "/7, 400, invalid-body",
        "/event/0, 400, invalid-body",
        "/title/no-such-language, 400, invalid-body"
    })
    void proposalThatDoesNotFitTheItemIsRefused(String pointer, int status, String type) throws Exception {
        // Given
        Response item = put(nightly());
        SentLetter letter = PostRows.proposing(proposal(item, offered(pointer, "\"译文\"")));

        // When
        Response refused = deciding(letter.head().id(), "*", ACCEPTED);

        // Then
        assertThatProblem(refused).is(status, type).withDetail();
        assertUntouched(item, letter);
    }

    @Test
    void elementOfAListCanBeReplaced() throws Exception {
        // Given
        ObjectNode document = nightly();
        document.putArray("links")
                .add(Documents.json("{\"rel\": \"about\", \"url\": \"https://example.org/wrong\"}"))
                .add(Documents.json("{\"rel\": \"about\", \"url\": \"https://example.org/right\"}"));
        SentLetter letter = PostRows.proposing(proposal(put(document), """
                {"pointer": "/links/0", "was": {"rel": "about", "url": "https://example.org/wrong"},
                 "becomes": {"rel": "about", "url": "https://example.org/basin"}}
                """));

        // When
        Response accepted = deciding(letter.head().id(), "*", ACCEPTED);

        // Then
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(200);
        Response item = asCataloguer().get(ITEMS + "/by-identifier/" + SCHEME + "/" + key);
        assertThat(item.jsonPath().getList("links.url"))
                .containsExactly("https://example.org/basin", "https://example.org/right");
    }

    @Test
    void settledValuesAreListedPageByPage() throws Exception {
        // Given
        Response item = settled();
        String filters = "?limit=1&state=unmerged&item=" + id(item);

        // When
        List<Map<String, Object>> listed = new ArrayList<>();
        String next = CHANGES + filters;
        for (int page = 0; page < 3; page++) {
            Response answer = done(asLibrarian().urlEncodingEnabled(false).get(next));
            listed.addAll(answer.jsonPath().getList("changes"));
            next = answer.jsonPath().getString("next");
            assertThat(answer.header("Link")).isEqualTo(next == null ? null : "<" + next + ">; rel=\"next\"");
            if (next == null) {
                break;
            }
        }

        // Then
        assertThat(next).isNull();
        assertThat(listed).extracting(change -> change.get("pointer")).containsExactly(HOLDER, TITLE);
        assertThat(listed)
                .allSatisfy(change -> assertThat(change)
                        .containsEntry("item", id(item))
                        .containsEntry("by", "hangzhou")
                        .containsKeys("since", "value"));
        assertThat(done(asCataloguer().get(CHANGES + "?state=merged&item=" + id(item)))
                        .jsonPath()
                        .getList("changes"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state=",
                "state=accepted",
                "item=",
                "item=x",
                "item=019AC1F2-7D3E-7B60-9F0E-5A2F6F1C8D11",
                "after=x",
                "after=019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11",
                "after=019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d1x/title",
                "limit=0",
                "limit=501",
                "limit=many",
                "pointer=/title",
                "state=merged&state=unmerged"
            })
    void listOfSettledValuesKnowsItsParameters(String query) {
        assertThatProblem(asCataloguer().get(CHANGES + "?" + query))
                .is(400, "invalid-parameter")
                .withDetail();
    }

    private static Response leaving(Response item, String etag, String query) {
        return asCataloguer().header("If-Match", etag).delete(ITEMS + "/" + id(item) + "/accepted-changes" + query);
    }

    @Test
    void settledValueIsLeftToTheSystemsAgainByWhoeverNamesItAndTheVersion() throws Exception {
        // Given
        Response item = settled();
        String address = ITEMS + "/" + id(item) + "/accepted-changes?pointer=" + TITLE;

        // Then
        assertThatProblem(asCataloguer().delete(address)).is(428, "precondition-required");
        assertThatProblem(leaving(item, "\"stale\"", "?pointer=" + TITLE)).is(412, "precondition-failed");
        for (String query :
                List.of("", "?pointer=" + TITLE + "&pointer=" + HOLDER, "?pointer=" + TITLE + "&all=true")) {
            assertThatProblem(leaving(item, "*", query))
                    .is(400, "invalid-parameter")
                    .withDetail();
        }
        for (String pointer : List.of("", "title", "/title", "/title/en", "/~", "/title/zh-Hans/0")) {
            assertThatProblem(leaving(item, "*", "?pointer=" + pointer))
                    .is(404, "not-found")
                    .withDetail();
        }
        assertThat(etag(now(item))).isEqualTo(etag(item));
    }

    @Test
    void valueThatIsLeftToTheSystemsStaysUntilTheySendTheItem() throws Exception {
        // Given
        Response item = settled();

        // When
        Response left = done(leaving(item, etag(item), "?pointer=" + TITLE));

        // Then
        assertThat(left.jsonPath().getString("title.zh-Hans")).isEqualTo(CHINESE);
        assertThat(left.jsonPath().getMap("corrected").keySet()).isEqualTo(Set.of(HOLDER));
        assertThat(put(nightly()).jsonPath().getMap("title")).containsOnlyKeys("en");
        assertThatProblem(leaving(item, "*", "?pointer=" + TITLE)).is(404, "not-found");
    }

    @Test
    void translationsAreNamedByTheirLanguage() throws Exception {
        // Given
        Response item = settled();
        String translations = ITEMS + "/" + id(item) + "/translations/";

        // Then
        assertThatProblem(asCataloguer().delete(translations + "zh-Hans")).is(428, "precondition-required");
        assertThatProblem(asCataloguer().post(translations + "zh-Hans/confirm")).is(428, "precondition-required");
        for (String language : List.of("en", "fr", "ZH-HANS", "x", "~1title", "%C3%A9")) {
            assertThatProblem(asCataloguer()
                            .urlEncodingEnabled(false)
                            .header("If-Match", "*")
                            .delete(translations + language))
                    .is(404, "not-found")
                    .withDetail();
            assertThatProblem(asCataloguer()
                            .urlEncodingEnabled(false)
                            .header("If-Match", "*")
                            .post(translations + language + "/confirm"))
                    .is(404, "not-found")
                    .withDetail();
        }
        Response confirmed = done(asLibrarian().header("If-Match", etag(item)).post(translations + "zh-Hans/confirm"));
        assertThat(etag(confirmed)).as("nothing to confirm").isEqualTo(etag(item));
    }

    @Test
    void originalThatIsSettledIsNoTranslation() throws Exception {
        // Given
        Response item = put(nightly());
        SentLetter letter =
                PostRows.proposing(proposal(item, """
                {"pointer": "/title/en", "was": "%s", "becomes": "A canal basin"}
                """.formatted(item.jsonPath().getString("title.en"))));
        done(deciding(letter.head().id(), "*", ACCEPTED));

        // When
        Response refused = asCataloguer().header("If-Match", "*").delete(ITEMS + "/" + id(item) + "/translations/en");

        // Then
        assertThatProblem(refused).is(404, "not-found");
        assertThat(now(item).jsonPath().getString("title.en")).isEqualTo("A canal basin");
    }

    @ParameterizedTest
    @CsvSource({
        "state=missing, invalid-parameter",
        "to=, invalid-parameter",
        "to=en_GB, invalid-parameter",
        "to=ZH-hans, invalid-parameter",
        "to=zh-Hans&to=en, invalid-parameter",
        "to=zh-Hans&state=done, invalid-parameter",
        "to=zh-Hans&owner=york, invalid-parameter",
        "to=zh-Hans&limit=0, invalid-parameter",
        "to=zh-Hans&limit=201, invalid-parameter",
        "to=zh-Hans&from=en, invalid-parameter",
        "to=zh-Hans&cursor=x, invalid-cursor"
    })
    void listOfWorkKnowsItsParameters(String query, String type) {
        assertThatProblem(asLibrarian().get(WORK + "?" + query)).is(400, type).withDetail();
    }

    /** The ids in the list of work, read in pages of two, and the largest page. */
    private static List<String> work(String query) {
        List<String> found = new ArrayList<>();
        String next = WORK + "?limit=2&to=zh-Hans&" + query;
        while (next != null) {
            Response page = done(asLibrarian().urlEncodingEnabled(false).get(next));
            assertThat(page.jsonPath().getList("items")).hasSizeLessThanOrEqualTo(2);
            found.addAll(page.jsonPath().getList("items.id"));
            next = page.jsonPath().getString("next");
        }
        return found;
    }

    @Test
    void workIsListedPageByPage() throws Exception {
        // Given
        Response translated = settled();
        ObjectNode moved = nightly();
        moved.withObject("/title").put("en", "The canal basin");
        Response stale = put(moved);
        Response missing = Api.created(Documents.published(Documents.canalPhotograph()));
        Response offered = Api.created(Documents.published(Documents.canalPhotograph()));
        SentLetter letter = PostRows.proposing(proposal(offered, title(CHINESE)));

        // Then
        assertThat(id(stale)).isEqualTo(id(translated));
        assertThat(work("state=stale&owner=leeds")).contains(id(stale)).doesNotContain(id(missing));
        assertThat(work("owner=leeds"))
                .contains(id(missing), id(offered))
                .doesNotContain(id(stale))
                .doesNotHaveDuplicates();
        assertThat(work("state=offered")).contains(id(offered)).doesNotContain(id(missing), id(stale));
        done(deciding(letter.head().id(), "*", "{\"state\": \"declined\"}"));
        assertThat(work("state=offered")).doesNotContain(id(offered));
        Response other = done(asLibrarian().get(WORK + "?to=zh-Hans&limit=1&owner=leeds"));
        assertThatProblem(asLibrarian()
                        .urlEncodingEnabled(false)
                        .get(other.jsonPath().getString("next").replace("state=missing", "state=stale")))
                .is(400, "invalid-cursor");
    }

    private static Response event(String day) {
        ObjectNode event = Documents.published(Documents.lightNight());
        event.withObject("/title").remove("zh-Hans");
        ((ObjectNode) event.at("/event/occurrences/0"))
                .put("start", day + "T18:00")
                .put("end", day + "T23:00");
        return Api.created(event);
    }

    @Test
    void workIsListedByNeedWithItsSize() throws Exception {
        // Given
        Response history = Api.created(Documents.published(Documents.canalPhotograph()));
        Response over = event("2019-10-07");
        Response later = event("2099-10-07");
        Response sooner = event("2099-10-06");
        settled();
        ObjectNode moved = nightly();
        moved.withObject("/title").put("en", "The canal basin " + key);
        Response stale = put(moved);

        // When
        List<String> needed = work("state=needed&owner=leeds");
        JsonPath first = done(asLibrarian().get(WORK + "?to=zh-Hans&state=needed&owner=leeds&limit=200"))
                .jsonPath();

        // Then
        assertThat(needed)
                .containsSubsequence(id(stale), id(sooner), id(later), id(history), id(over))
                .doesNotHaveDuplicates();
        assertThat(needed).containsAll(work("state=stale&owner=leeds")).containsAll(work("state=missing&owner=leeds"));
        assertThat(first.getString("items.find {it.id == '" + id(stale) + "'}.size.unit"))
                .isEqualTo("words");
        assertThat(first.getInt("items.find {it.id == '" + id(stale) + "'}.size.count"))
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    void proposalsForAnItemAreListedForLibrariansAndKeptByNoCache() throws Exception {
        // Given
        Response item = put(nightly());
        SentLetter letter = PostRows.proposing(proposal(item, title(CHINESE)));

        // When
        Response listed = done(asLibrarian().get(ITEMS + "/" + id(item) + "/proposals"));

        // Then
        assertThat(listed.jsonPath().getList("letters.letter.id"))
                .containsExactly(letter.head().id().toString());
        assertThat(listed.jsonPath().getString("letters[0].letter.proposal.changes[0].becomes"))
                .isEqualTo(CHINESE);
        assertThat(listed.header("Cache-Control")).isEqualTo("no-store");
        assertThat(done(asLibrarian().get(ITEMS + "/" + UUID.randomUUID() + "/proposals"))
                        .jsonPath()
                        .getList("letters"))
                .isEmpty();
        assertThatProblem(asLibrarian().get(ITEMS + "/x/proposals")).is(404, "not-found");
        assertThatProblem(asLibrarian().get(ITEMS + "/" + id(item) + "/proposals?limit=1"))
                .is(400, "invalid-parameter");
    }

    private static Response imported(String query, ObjectNode row) {
        Response answer = asCataloguer()
                .contentType("application/x-ndjson")
                .body(Documents.utf8(row.toString()))
                .post("/api/v1/imports?scheme=" + SCHEME + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        String address = "/api/v1/imports/" + answer.jsonPath().getLong("id");
        Awaitility.await().until(() -> Api.asOps().get(address).jsonPath().getString("state"), "finished"::equals);
        return Api.asOps().get(address);
    }

    private static void assertFates(Response report, int stood, int merged, int overtaken, int setAside) {
        assertThat(report.jsonPath().getInt("refused")).as(report.asString()).isZero();
        assertThat(List.of("stood", "merged", "overtaken", "setAside"))
                .extracting(count -> report.jsonPath().getInt(count))
                .as(report.asString())
                .containsExactly(stood, merged, overtaken, setAside);
    }

    @Test
    void importReportsWhatBecameOfSettledValues() throws Exception {
        // Given
        Response item = settled();
        ObjectNode moved = nightly();
        moved.withObject("/title").put("zh-Hans", "运河港池");
        moved.withObject("/history/heldBy").put("zh-Hans", "利兹中央图书馆");

        // When
        Response trial = imported("&dryRun=true", moved);
        Response nightly = imported("", nightly());
        Response report = imported("", moved);

        // Then
        assertFates(trial, 0, 1, 1, 0);
        assertFates(nightly, 2, 0, 0, 0);
        assertThat(nightly.jsonPath().getInt("unchanged")).isEqualTo(1);
        assertFates(report, 0, 1, 1, 0);
        for (Response each : List.of(trial, report)) {
            Response listed = done(Api.asOps().get(each.jsonPath().getString("settled")));
            assertThat(listed.jsonPath().getList("settled.row")).containsOnly(1);
            assertThat(listed.jsonPath().getList("settled.item")).containsOnly(id(item));
            assertThat(listed.jsonPath().getList("settled.pointer")).containsExactlyInAnyOrder(TITLE, HOLDER);
            assertThat(listed.jsonPath().getList("settled.fate")).containsExactlyInAnyOrder("merged", "overtaken");
        }
        assertFates(imported("", moved), 0, 1, 0, 0);
    }

    @Test
    void settledValuesOfAnImportAreListedPageByPage() throws Exception {
        // Given
        Response item = settled();
        String settled = imported("", nightly()).jsonPath().getString("settled");

        // When
        Response first = done(Api.asOps().get(settled + "?limit=1&fate=stands"));
        Response second = done(Api.asOps().get(first.jsonPath().getString("next")));
        Response end = done(Api.asOps().get(second.jsonPath().getString("next")));

        // Then
        assertThat(List.of(
                        first.jsonPath().getString("settled[0].pointer"),
                        second.jsonPath().getString("settled[0].pointer")))
                .containsExactlyInAnyOrder(TITLE, HOLDER);
        assertThat(end.jsonPath().getList("settled")).isEmpty();
        assertThat(end.jsonPath().getString("next")).isNull();
        assertThat(done(Api.asOps().get(settled + "?fate=overtaken")).jsonPath().getList("settled"))
                .isEmpty();
        for (String query : List.of("fate=unmerged", "after=-1", "limit=201", "state=stands")) {
            assertThatProblem(Api.asOps().get(settled + "?" + query)).is(400, "invalid-parameter");
        }
        assertThat(etag(now(item))).isEqualTo(etag(item));
    }
}

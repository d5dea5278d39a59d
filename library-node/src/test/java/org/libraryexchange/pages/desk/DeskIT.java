package org.libraryexchange.pages.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.libraryexchange.fixture.Documents.canalPhotograph;
import static org.libraryexchange.fixture.Documents.identified;
import static org.libraryexchange.fixture.Documents.lightNight;
import static org.libraryexchange.fixture.Documents.published;
import static org.libraryexchange.fixture.Documents.titled;
import static org.libraryexchange.fixture.Documents.utf8;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;
import static org.libraryexchange.pages.desk.DeskBrowser.ITEMS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.ProblemAssert.Answer;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.fixture.Wire;

/** The pages of the desk, and what becomes of an item there. */
@QuarkusTest
class DeskIT {

    private static final int PAGE = 50;

    private static DeskBrowser librarian;
    private static DeskBrowser cataloguer;

    @BeforeEach
    void signIn() {
        if (librarian == null) {
            librarian = DeskBrowser.of("a.librarian", "librarian");
            cataloguer = DeskBrowser.of("a.cataloguer", "cataloguer");
        }
    }

    private static String address(Response item) {
        return ITEMS + "/" + Api.id(item);
    }

    private static Response inCatalogue(String address) {
        return Api.asCataloguer().get(Api.ITEMS + address.substring(address.lastIndexOf('/')));
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Welcome, a.librarian', 'New event,New festival,New local history item'",
        "zh-CN, a.librarian，您好, '新建活动,新建节庆,新建地方文献'"
    })
    void firstPageOffersWhatCanBeDone(String language, String welcome, String kinds) {
        // When
        Page page = Page.of(Staff.with(librarian.session())
                        .header("Accept-Language", language)
                        .get("/desk"))
                .isSound();

        // Then
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.texts("h1")).containsExactly(welcome);
        assertThat(page.texts(".begin button")).containsExactly(kinds.split(","));
        assertThat(page.document().select("section .choices a")).hasSize(DeskLists.State.values().length);
        assertThat(page.document().select(".clocks li")).hasSize(2);
    }

    @Test
    void opsPagesAreOfferedOnlyToWhoeverMaySeeThem() {
        // Given
        DeskBrowser both = DeskBrowser.of("desk.and.ops", "librarian", "ops");

        // When, Then
        assertThat(both.page("/desk").links(".sections a")).contains("/ops");
        assertThat(librarian.page("/desk").links(".sections a")).doesNotContain("/ops");
    }

    @ParameterizedTest
    @CsvSource({
        "cultural-event, New event, 新建活动, #f-event-occurrences-0-day",
        "festival, New festival, 新建节庆, #f-festival-rule-zh-Hans",
        "history-resource, New local history item, 新建地方文献, #f-history-period-edtf"
    })
    void everyKindOfItemCanBeBegun(String kind, String english, String chinese, String field) {
        // When
        String address = librarian.begin(kind);
        Page page = librarian.page(address);
        Page inChinese = Page.of(Staff.with(librarian.session())
                        .header("Accept-Language", "zh-CN")
                        .get(address))
                .isSound();

        // Then
        assertThat(page.texts("h1")).containsExactly(english);
        assertThat(inChinese.texts("h1")).containsExactly(chinese);
        assertThat(page.document().select(field)).hasSize(1);
        assertThat(inCatalogue(address).statusCode()).as("nothing is saved yet").isEqualTo(404);
        assertThat(librarian.page("/desk").links(".desk-list a")).contains(address);
    }

    @Test
    void otherKindsCannotBeBegun() {
        assertThat(librarian.post(ITEMS, Map.of("kind", List.of("novel"))).statusCode())
                .isEqualTo(400);
    }

    @Test
    void eventInBothLanguagesIsPublishedWithFewFields() {
        // Given
        String address = cataloguer.begin("cultural-event");
        Map<String, List<String>> fields = Map.ofEntries(
                Map.entry("base", List.of("")),
                Map.entry("seen", List.of(cataloguer.form(address).text("seen"))),
                Map.entry("do", List.of("publish")),
                Map.entry("/originalLanguage", List.of("en")),
                Map.entry("/title/en", List.of("Lantern evening")),
                Map.entry("/title/zh-Hans", List.of("灯会之夜")),
                Map.entry("/summary/en", List.of("Lanterns by the canal.")),
                Map.entry("/summary/zh-Hans", List.of("运河边的灯会。")),
                Map.entry("/event/occurrences/0/day", List.of("2027-10-07")),
                Map.entry("/event/occurrences/0/from", List.of("18:00")),
                Map.entry("/event/occurrences/0/zone", List.of("Europe/London")),
                Map.entry("/licence", List.of("https://creativecommons.org/licenses/by/4.0/")));

        // When
        Page page = cataloguer.follow(cataloguer.post(address, fields));

        // Then
        assertThat(fields).hasSizeLessThanOrEqualTo(12);
        assertThat(page.texts(".done")).containsExactly("The item is published.");
        assertThat(page.texts(".completeness li"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).endsWith("2 of 2 texts"));
        assertThat(page.first(".elsewhere").text()).contains("Hangzhou", "8 Oct", "01:00");
        Response item = inCatalogue(address);
        assertThat(item.jsonPath().getString("status")).isEqualTo("published");
        assertThat(item.jsonPath().getString("title.'zh-Hans'")).isEqualTo("灯会之夜");
        assertThat(item.jsonPath().getString("event.occurrences[0].start")).isEqualTo("2027-10-07T18:00");
        assertThat(cataloguer.page("/desk").links(".desk-list a"))
                .as("not saved yet")
                .doesNotContain(address);
    }

    @Test
    void librarianSavesADraft() {
        // Given
        String address = librarian.begin("history-resource");

        // When
        Page page = librarian
                .form(address)
                .type("/title/en", "Tannery Lane")
                .type("/history/form", "photograph")
                .pressed("save");

        // Then
        assertThat(page.texts(".done")).containsExactly("The draft is saved.");
        assertThat(page.texts(".heading .tag")).last().asString().isEqualTo("Draft");
        assertThat(page.texts(".save-bar button:not([hidden])"))
                .containsExactly("Send for review", "Save draft", "Preview");
        assertThat(page.text()).contains("Readers see your text once a cataloguer has reviewed and published it.");
        assertThat(inCatalogue(address).jsonPath().getString("status")).isEqualTo("draft");
    }

    @Test
    void publishedItemNeverBecomesADraft() {
        // Given
        Response item = Api.created(published(titled(canalPhotograph(), "Stays published")));
        DeskForm form = librarian.form(address(item)).type("/title/en", "Back to a draft");

        // When
        Response answer = form.press("save");

        // Then
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Api.etag(inCatalogue(address(item)))).isEqualTo(Api.etag(item));
        assertThat(librarian.form(address(item)).text("/title/en")).isEqualTo("Back to a draft");
    }

    @Test
    void typedTextCanBeDiscarded() {
        // Given
        Response item = Api.created(published(titled(canalPhotograph(), "As it was")));
        Page kept = librarian.form(address(item)).type("/title/en", "As typed").pressed("keep");

        // When
        Page page = librarian.follow(
                DeskForm.on(kept, "form[action$=/discard]", librarian).send());

        // Then
        assertThat(kept.texts("h1")).containsExactly("As typed");
        assertThat(page.texts(".done")).containsExactly("Your changes are discarded.");
        assertThat(page.texts("h1")).containsExactly("As it was");
        assertThat(page.document().select("form[action$=/discard]")).isEmpty();
    }

    @Test
    void newItemThatIsDiscardedIsGone() {
        // Given
        String address = librarian.begin("festival");

        // When
        Page page = librarian.follow(DeskForm.on(librarian.page(address), "form[action$=/discard]", librarian)
                .send());

        // Then
        assertThat(page.texts(".done")).containsExactly("Your changes are discarded.");
        assertThat(librarian.get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void draftIsDeletedUnlessItHasChangedMeanwhile() {
        // Given
        Response draft = Api.created(titled(canalPhotograph(), "A draft to delete"));
        DeskForm before = DeskForm.on(librarian.page(address(draft)), "form[action$=/delete]", librarian);
        patched(draft, "{\"attribution\": \"Leeds Libraries\"}");

        // When
        Response stale = before.send();
        Response deleted = DeskForm.on(librarian.page(address(draft)), "form[action$=/delete]", librarian)
                .send();

        // Then
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(librarian.follow(deleted).texts(".done")).containsExactly("The draft is deleted.");
        assertThat(inCatalogue(address(draft)).statusCode()).isEqualTo(404);
    }

    private static Response patched(Response item, String patch) {
        Response changed = Api.asCataloguer()
                .header("If-Match", Api.etag(item))
                .contentType(Api.MERGE_PATCH)
                .body(utf8(patch))
                .patch(Api.ITEMS + "/" + Api.id(item));
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        return changed;
    }

    @Test
    void publishedItemCannotBeDeleted() {
        // Given
        Response item = Api.created(published(titled(canalPhotograph(), "Not to delete")));

        // When
        Response answer = cataloguer.post(
                address(item) + "/delete",
                Map.of("base", List.of(cataloguer.form(address(item)).text("base"))));

        // Then
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(inCatalogue(address(item)).statusCode()).isEqualTo(200);
    }

    @Test
    void copyHasEverythingButTheIdentifiers() {
        // Given
        String key = UUID.randomUUID().toString();
        Response item = Api.created(published(identified(titled(lightNight(), "To be copied"), "desk-test", key)));

        // When
        Response copied = librarian.post(address(item) + "/copy", Map.of());
        DeskForm copy = librarian.form(DeskBrowser.address(copied));

        // Then
        assertThat(DeskBrowser.address(copied)).isNotEqualTo(address(item));
        assertThat(copy.text("base")).isEmpty();
        assertThat(copy.text("/title/en")).isEqualTo("To be copied");
        assertThat(copy.text("/event/occurrences/0/from")).isEqualTo("18:00");
        assertThat(copy.fields().keySet()).noneMatch(name -> name.startsWith("/identifiers/"));
        assertThat(copy.pressed("save").texts(".done")).containsExactly("The draft is saved.");
    }

    @Test
    void itemIsWithdrawnWithAReasonInBothLanguagesAndPublishedAgain() {
        // Given
        Response item = Api.created(published(titled(canalPhotograph(), "Withdrawn at the desk")));
        Page ask = cataloguer.page(address(item) + "/withdraw");

        // When
        Page page = cataloguer.follow(DeskForm.on(ask, "form[action$=/withdraw]", cataloguer)
                .type("/reason/en", "The print is lost.")
                .type("/reason/zh-Hans", "照片遗失。")
                .send());

        // Then
        assertThat(ask.texts("h1")).containsExactly("Withdraw “Withdrawn at the desk”");
        assertThat(ask.first("legend").text()).isEqualTo("Reason");
        assertThat(page.texts(".done")).containsExactly("The item is withdrawn.");
        Response withdrawn = inCatalogue(address(item));
        assertThat(withdrawn.jsonPath().getString("status")).isEqualTo("withdrawn");
        assertThat(withdrawn.jsonPath().getString("withdrawal.reason.en")).isEqualTo("The print is lost.");
        assertThat(withdrawn.jsonPath().getString("withdrawal.reason.'zh-Hans'"))
                .isEqualTo("照片遗失。");
        assertThat(DeskForm.on(page, "form.item-form", cataloguer)
                        .pressed("publish")
                        .texts(".done"))
                .containsExactly("The item is published.");
        assertThat(inCatalogue(address(item)).jsonPath().getString("status")).isEqualTo("published");
    }

    @Test
    void reasonThatIsTooLongStaysInItsField() {
        // Given
        Response item = Api.created(published(titled(canalPhotograph(), "Not withdrawn")));
        String reason = "long ".repeat(4_000).strip();

        // When
        Page page = cataloguer.follow(
                DeskForm.on(cataloguer.page(address(item) + "/withdraw"), "form[action$=/withdraw]", cataloguer)
                        .type("/reason/en", reason)
                        .send());

        // Then
        assertThat(page.links(".problems a")).containsExactly("#f-reason-en");
        assertThat(page.first("#f-reason-en").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.first("#f-reason-en").val()).isEqualTo(reason);
        assertThat(Api.etag(inCatalogue(address(item)))).isEqualTo(Api.etag(item));
    }

    @Test
    void itemThatIsNotSavedYetCannotBeWithdrawn() {
        // Given
        String address = cataloguer.begin("festival");

        // When, Then
        assertThat(cataloguer.get(address + "/withdraw").statusCode()).isEqualTo(409);
        assertThat(cataloguer.post(address + "/withdraw", Map.of()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void historyTellsWhatEachVersionHasChanged() {
        // Given
        Response item = Api.created(published(titled(canalPhotograph(), "First title")));
        Page changed =
                cataloguer.form(address(item)).type("/title/en", "Second title").pressed("publish");

        // When
        Page page = cataloguer.page(address(item) + "/history");

        // Then
        assertThat(changed.links(".other-acts a")).contains(address(item) + "/history");
        assertThat(page.texts("section h2")).containsExactly("Version 2 Published", "Version 1 Published");
        assertThat(page.texts(".differs tbody tr")).containsExactly("Title (English) First title Second title");
        assertThat(page.first("section .note").text()).startsWith("a.cataloguer, ");
    }

    @Test
    void fieldWhoseMemberIsNamedLikeALanguageHasItsOwnName() {
        // Given
        Response item = Api.created(published(lightNight()));
        Page unused = cataloguer
                .form(address(item))
                .type("/event/occurrences/0/to", "23:30")
                .pressed("publish");

        // When
        Page page = cataloguer.page(address(item) + "/history");

        // Then
        assertThat(page.texts(".differs th[scope=row]")).containsExactly("Date 1: Ends at");
    }

    @Test
    void whatTheFormDoesNotShowStays() {
        // Given
        ObjectNode document = published(titled(canalPhotograph(), "With a sister"));
        document.putArray("sisters")
                .addObject()
                .put("owner", "hangzhou")
                .put("id", UUID.randomUUID().toString())
                .put("relation", "counterpart");
        Response item = Api.created(document);

        // When
        Page first =
                cataloguer.form(address(item)).type("/title/en", "Edited once").pressed("publish");
        cataloguer.form(address(item)).type("/title/en", "Edited twice").pressed("publish");

        // Then
        Response now = inCatalogue(address(item));
        assertThat(first.texts("[role=alert]")).isEmpty();
        assertThat(now.jsonPath().getString("title.en")).isEqualTo("Edited twice");
        assertThat(now.jsonPath().getList("sisters"))
                .isEqualTo(item.jsonPath().getList("sisters"))
                .isNotEmpty();
        assertThat(now.jsonPath().getMap("corrected")).containsOnlyKeys("/title/en");
    }

    @Test
    void workingCopiesArePrivate() {
        // Given
        Response item = Api.created(titled(canalPhotograph(), "Seen by all"));
        DeskBrowser colleague = DeskBrowser.of("a.colleague", "cataloguer");
        String begun = librarian.begin("festival");

        // When
        Page kept =
                librarian.form(address(item)).type("/title/en", "Seen by one").pressed("keep");

        // Then
        assertThat(kept.texts(".done")).containsExactly("What you typed is kept. Only you see it.");
        assertThat(colleague.page(address(item)).texts("h1")).containsExactly("Seen by all");
        assertThat(colleague.get(begun).statusCode()).isEqualTo(404);
        assertThat(colleague.post(begun, Map.of("do", List.of("keep"))).statusCode())
                .isEqualTo(404);
        assertThat(colleague.page("/desk").document().select("[aria-labelledby=unsaved] a"))
                .isEmpty();
        assertThat(librarian.page("/desk").links("[aria-labelledby=unsaved] a")).contains(address(item), begun);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drafts",
                "published",
                "withdrawn",
                "without-chinese",
                "without-english",
                "past",
                "without-picture"
            })
    void everyListIsThere(String state) {
        // When
        Page page = librarian.page(ITEMS + "?state=" + state);

        // Then
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.links(".choices [aria-current]")).containsExactly(ITEMS + "?state=" + state);
    }

    @Test
    void itemIsInTheListsOfWhatItLacks() {
        // Given
        String english = address(Api.created(published(titled(canalPhotograph(), "Only in English"))));

        // When, Then
        assertThat(listed("published")).contains(english);
        assertThat(listed("without-chinese")).contains(english);
        assertThat(listed("without-picture")).contains(english);
        assertThat(listed("without-english")).doesNotContain(english);
        assertThat(listed("drafts")).doesNotContain(english);
    }

    private static List<String> listed(String state) {
        return librarian.page(ITEMS + "?state=" + state).links(".desk-list a");
    }

    @Test
    void eventWhoseDatesAreOverIsInTheListOfPastEvents() {
        // Given
        ObjectNode over = published(titled(lightNight(), "Over long ago"));
        ((ObjectNode) over.at("/event/occurrences/0"))
                .put("start", "2020-10-07T18:00")
                .put("end", "2020-10-07T23:00");

        // When
        String past = address(Api.created(over));
        String coming = address(Api.created(published(titled(lightNight(), "Still to come"))));

        // Then
        await().untilAsserted(() -> assertThat(listed("past")).contains(past).doesNotContain(coming));
    }

    @Test
    void longListHasPages() {
        // Given
        List<String> drafts = IntStream.rangeClosed(0, PAGE)
                .mapToObj(i -> address(Api.created(titled(canalPhotograph(), "Draft " + i))))
                .toList();

        // When
        Page first = librarian.page(ITEMS + "?state=drafts");
        Page second = librarian.page(first.first("a.next").attr("href"));

        // Then
        Set<String> both = new HashSet<>(first.links(".desk-list a"));
        assertThat(both).hasSize(PAGE).doesNotContain(drafts.get(0));
        assertThat(second.links(".desk-list a")).contains(drafts.get(0)).doesNotContainAnyElementsOf(both);
        both.addAll(second.links(".desk-list a"));
        assertThat(both).containsAll(drafts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk/items/019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11",
                "/desk/items/019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11/preview",
                "/desk/items/019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11/history",
                "/desk/items/nonsense",
                "/desk/nothing"
            })
    void whatIsNotThereHasAPageThatSaysSoAndLeadsBackToTheDesk(String address) {
        // When
        Page page = librarian.page(address);
        Page chinese = librarian.page(address + "?lang=zh");
        Page ofNobody = Page.of(Staff.with("library-session-leeds=none").get("/desk/nothing"))
                .isSound();

        // Then
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.texts("h1")).containsExactly("Page not found");
        assertThat(page.text()).contains("what was here has been deleted");
        assertThat(page.links(".error a")).containsExactly("/desk");
        assertThat(page.links(".sections a")).contains("/desk", "/desk/items");
        assertThat(page.response().header("Cache-Control")).isEqualTo("no-store");
        assertThat(chinese.texts("h1")).containsExactly("页面不存在");
        assertThat(chinese.links(".error a")).containsExactly("/desk?lang=zh");
        assertThat(ofNobody.links(".error a")).containsExactly("/desk");
        assertThat(ofNobody.document().select(".sections")).isEmpty();
    }

    @Test
    void whatIsRefusedOrFailsLeadsBackToTheDeskToo() {
        // Given
        DeskBrowser ops = DeskBrowser.of("desk.refused", "ops");
        String draft = address(Api.created(lightNight()));

        // When
        Page forbidden = ops.page("/desk/items");
        Page conflict = cataloguer.page(draft + "/withdraw");
        Page otherMethod = Page.of(librarian.post("/desk/audit", Map.of())).isSound();

        // Then
        assertThat(List.of(forbidden.status(), conflict.status(), otherMethod.status()))
                .containsExactly(403, 409, 405);
        assertThat(List.of(forbidden, conflict, otherMethod)).allSatisfy(page -> {
            assertThat(page.links(".error a")).containsExactly("/desk");
            assertThat(page.document().select(".who button")).hasSize(1);
            assertThat(page.document().select(".error form")).isEmpty();
        });
        assertThat(forbidden.links(".sections a")).containsExactly("/ops");
        assertThat(conflict.links(".sections a")).contains("/desk/import");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1100000, 1, ''",
        "/desk/import, 3300000, 2, /desk/import",
        "/desk/import, 9000000, 2, /desk/import",
        "/desk/import/reading, 3300000, 2, /desk/import"
    })
    void formThatIsTooLargeIsAnsweredWithAPageThatSaysHowLargeItMayBe(
            String path, int bytes, int megabytes, String form) {
        // Given
        String draft = address(Api.created(lightNight()));
        String address = path.startsWith("/desk") ? path : draft + path;
        String before = Database.stateOfItems();

        // When
        Page english =
                Page.of(tooLarge(address, cataloguer.session(), "en", bytes)).isSound();
        Page chinese =
                Page.of(tooLarge(address, cataloguer.session(), "zh-CN", bytes)).isSound();
        Response ofNobody = tooLarge(address, "library-session-leeds=none", "en", bytes);

        // Then
        assertThat(english.status()).isEqualTo(413);
        assertThat(english.texts("h1")).containsExactly("This is too large");
        assertThat(english.text()).contains("At most " + megabytes + " MB can be sent here at once.");
        assertThat(english.links(".error a")).containsExactly(form.isEmpty() ? draft : form, "/desk");
        assertThat(english.links(".sections a")).contains("/desk/import");
        assertThat(english.response().header("Cache-Control")).isEqualTo("no-store");
        assertThat(chinese.texts("h1")).containsExactly("内容过大");
        assertThat(chinese.text()).contains("此处一次最多可发送 " + megabytes + " MB。");
        assertThat(ofNobody.statusCode()).isIn(303, 413);
        assertThat(ofNobody.asString()).doesNotContain("problems/", "sections");
        assertThat(Database.stateOfItems()).isEqualTo(before);
    }

    private static Response tooLarge(String address, String session, String language, int bytes) {
        RequestSpecification request = Staff.with(session).header("Accept-Language", language);
        String content = "x".repeat(bytes);
        return address.matches(".*/(?:import|pictures)")
                ? request.multiPart("file", "large.csv", content.getBytes(UTF_8), "text/csv")
                        .post(address)
                : request.contentType("application/x-www-form-urlencoded")
                        .body(content)
                        .post(address);
    }

    @Test
    void formThatTurnsOutToBeTooLargeIsAnsweredWithThatPageTooAndAProgramIsNot() {
        // Given
        byte[] form = "x".repeat(1_200_000).getBytes(UTF_8);
        List<String> headers = List.of(
                "Cookie: " + librarian.session(),
                "Sec-Fetch-Site: same-origin",
                "Content-Type: application/x-www-form-urlencoded");

        // When
        Answer ofProgram = Wire.exchangeChunked(RestAssured.port, "POST", ITEMS, headers, form);
        Answer ofBrowser = Wire.exchangeChunked(
                RestAssured.port,
                "POST",
                ITEMS,
                Stream.concat(headers.stream(), Stream.of("Accept: text/html,*/*;q=0.8"))
                        .toList(),
                form);

        // Then
        assertThatProblem(ofProgram).is(413, "too-large");
        assertThat(ofBrowser.status()).isEqualTo(413);
        assertThat(ofBrowser.header("Content-Type")).startsWith("text/html");
        assertThat(ofBrowser.text()).contains("At most 1 MB can be sent here at once.");
    }

    @ParameterizedTest
    @CsvSource({"en, This did not arrive in time", "zh-CN, 内容未能及时送达"})
    void formThatComesTooSlowlyIsAnsweredWithAPageThatLeadsBackToIt(String language, String told) {
        // Given
        String draft = address(Api.created(lightNight()));

        // When
        Answer answer = Wire.send(
                RestAssured.port,
                Wire.head(
                        "POST",
                        draft,
                        List.of(
                                "Cookie: " + librarian.session(),
                                "Sec-Fetch-Site: same-origin",
                                "Accept: text/html,*/*;q=0.8",
                                "Accept-Language: " + language,
                                "Content-Type: application/x-www-form-urlencoded",
                                "Content-Length: 2000")),
                "title=".getBytes(UTF_8));

        // Then
        assertThat(answer.status()).isEqualTo(408);
        assertThat(answer.text()).contains(told, "href=\"" + draft + "\"", "href=\"/desk/items\"");
    }

    @ParameterizedTest
    @CsvSource({"/desk/items, en, /desk", "/ops/nights, zh-CN, /ops", "/ops, en, /ops"})
    void whatIsRefusedBeforeAnybodyLooksAtItIsAPageToo(String path, String language, String start) {
        // When
        Answer answer = Wire.exchange(
                RestAssured.port,
                "GET",
                path + "?q=" + "x".repeat(9_000),
                List.of("Accept: text/html,*/*;q=0.8", "Accept-Language: " + language),
                new byte[0]);
        Answer ofProgram =
                Wire.exchange(RestAssured.port, "GET", path + "?q=" + "x".repeat(9_000), List.of(), new byte[0]);

        // Then
        assertThat(answer.status()).isEqualTo(414);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.text()).contains("<a href=\"" + start + "\">", language.equals("en") ? "too long" : "网址过长");
        assertThatProblem(ofProgram).is(414, "uri-too-long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk?done=nothing", "/desk/items?state=none", "/desk/items?x=1"})
    void whatCannotBeUnderstoodIsSaidSo(String address) {
        assertThat(librarian.page(address).status()).isEqualTo(400);
    }
}

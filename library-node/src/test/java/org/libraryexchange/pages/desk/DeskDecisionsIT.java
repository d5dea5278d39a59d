package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.etag;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.Api.sending;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.item.Translated;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letter.SentLetter;

/** Deciding about what Hangzhou offers for items of Leeds, and what comes of it. */
@QuarkusTest
class DeskDecisionsIT {

    private static final String ENGLISH = "The canal basin before the warehouses";
    private static final String CHINESE = "仓库兴建前的运河港池";

    private static DeskBrowser both;
    private static DeskBrowser librarian;

    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void signIn() throws Exception {
        if (both == null) {
            both = DeskBrowser.of("decisions.both", "librarian", "cataloguer");
            librarian = DeskBrowser.of("decisions.librarian", "librarian");
        }
        PartnersLetters.forgetAll();
    }

    private ObjectNode nightly() {
        return Documents.identified(Documents.published(Documents.canalPhotograph()), "leeds-archive", key);
    }

    private Response put(ObjectNode document) {
        Response answer = sending(document).put(ITEMS + "/by-identifier/leeds-archive/" + key);
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);
        return answer;
    }

    private static final String TITLE = """
            {"pointer": "/title/zh-Hans", "becomes": "%s", "machine": true,
             "source": {"pointer": "/title/en", "sha256": "%s"}}
            """.formatted(CHINESE, Translated.fingerprint(ENGLISH));

    private static final String HOLDER = """
            {"pointer": "/history/heldBy/zh-Hans", "becomes": "利兹中央图书馆"}
            """;

    private static final String CORRECTION = """
            {"pointer": "/title/en", "was": "%s", "becomes": "The canal basin before its warehouses"}
            """.formatted(ENGLISH);

    private static SentLetter offering(Response item, String... changes) throws Exception {
        return PartnersLetters.put(
                """
                {"to": "leeds", "from": {"desk": "events"}, "originalLanguage": "zh-Hans",
                 "subject": {"zh-Hans": "译文"}, "text": {"zh-Hans": "这是我们的译文。"}, "asks": "check",
                 "proposal": {"item": "%s", "base": {"version": %d, "sha256": "%s"}, "sort": "translation",
                  "credit": "杭州图书馆", "changes": [%s]}}
                """.formatted(
                                id(item),
                                item.jsonPath().getLong("version"),
                                etag(item).replace("\"", ""),
                                String.join(",", changes)),
                UUID.randomUUID(),
                1,
                0);
    }

    private static Page thread(DeskBrowser person, SentLetter letter) {
        return person.page("/desk/letters/threads/" + letter.head().thread());
    }

    private static DeskForm decision(SentLetter letter) {
        return DeskForm.on(thread(both, letter), "form.offer", both);
    }

    private static JsonNode read(Response item) {
        return Documents.json(anonymous().get(ITEMS + "/" + id(item)).asString());
    }

    private static Page again(DeskForm form, String button) {
        return Page.of(form.press(button)).isSound();
    }

    @Test
    void eachChangeIsShownBesideWhatItIsAbout() throws Exception {
        // Given
        SentLetter letter = offering(put(nightly()), TITLE, HOLDER, CORRECTION);

        // When
        Page page = thread(both, letter);
        Page chinese = Page.of(Staff.with(both.session())
                        .header("Accept-Language", "zh-CN")
                        .get("/desk/letters/threads/" + letter.head().thread()))
                .isSound();
        Page inbox = both.page("/desk/letters");

        // Then
        assertThat(page.texts(".offer h3")).containsExactly("Offers a translation (3 changes)");
        assertThat(page.texts(".offer-head b"))
                .containsExactly("Title (Chinese)", "Held by (Chinese)", "Title (English)");
        assertThat(page.texts(".thread-items ul")).singleElement().asString().contains(ENGLISH);
        assertThat(page.text()).contains("Credit: 杭州图书馆", "A machine helped with this text.");
        assertThat(page.texts(".offer-change:first-child .offer-columns .note"))
                .containsExactly("Original (English)", "Offered");
        assertThat(page.texts(".offer-change:last-child .offer-columns .note")).containsExactly("Now", "Offered");
        assertThat(page.texts(".offer-becomes del")).containsExactly("the");
        assertThat(page.texts(".offer-becomes ins")).containsExactly("its");
        assertThat(page.texts(".offer-acts > *")).containsExactly("Accept what is ticked", "Accept all", "Decline");
        assertThat(chinese.texts(".offer h3")).containsExactly("译文建议（3 处）");
        assertThat(inbox.text()).contains("Offers a translation (3 changes)");
        assertThat(both.page("/desk").texts("#waits ~ ul .note")).contains("Offers a translation (3 changes)");
    }

    @Test
    void everythingIsAcceptedAtOnce() throws Exception {
        // Given
        Response item = put(nightly());
        SentLetter letter = offering(item, TITLE, HOLDER);

        // When
        Page page = decision(letter).pressed("all");

        // Then
        assertThat(page.texts(".done")).containsExactly("Everything the letter offers is now in the item.");
        assertThat(page.texts(".letter .states .tag")).containsExactly("Accepted");
        assertThat(page.texts(".offer-head .tag")).containsOnly("Accepted");
        assertThat(page.text()).contains("2 of 2 changes accepted, most recently in version 2 of the item.");
        assertThat(page.links(".offer a"))
                .containsExactly("/items/" + id(item), "/desk/items/" + id(item) + "/history");
        assertThat(page.document().select(".offer button, .offer input[type=checkbox]"))
                .isEmpty();
        assertThat(read(item).at("/title/zh-Hans").asText()).isEqualTo(CHINESE);
        assertThat(read(item).at("/translated/zh-Hans/~1title/credit").asText()).isEqualTo("杭州图书馆");
        assertThat(both.page("/desk/items/" + id(item) + "/history").text()).contains(CHINESE);
    }

    @Test
    void whatBecameOfALetterIsToldInTheWordsOfTheHeadLibrarian() throws Exception {
        // Given
        DeskBrowser head = DeskBrowser.of("words.of.the.head", "head-librarian");
        SentLetter letter = offering(put(nightly()), TITLE);
        decision(letter).pressed("all");
        String usual = thread(both, letter).first(".told").text();

        // When
        head.post("/desk/library/sentences", Map.of("accepted-en", List.of("All taken by [city]!")));
        String own = thread(both, letter).first(".told").text();
        head.post("/desk/library/sentences", Map.of("do", List.of("usual")));

        // Then
        assertThat(usual).isEqualTo("Leeds has accepted everything offered here. Thank you.");
        assertThat(own).isEqualTo("All taken by Leeds!");
    }

    @Test
    void someAreAcceptedAndEditedFirstAndTheRestLater() throws Exception {
        // Given
        Response item = put(nightly());
        SentLetter letter = offering(item, TITLE, HOLDER);

        // When
        Page partly = decision(letter)
                .type("take", "/title/zh-Hans")
                .type("text/title/zh-Hans", "运河港池")
                .type("/reason/en", "The name of the library is another one.")
                .pressed("ticked");
        Page whole = DeskForm.on(partly, "form.offer", both).pressed("all");

        // Then
        assertThat(partly.texts(".letter .states .tag")).containsExactly("Partly accepted");
        assertThat(partly.texts(".offer-head .tag")).containsExactly("Accepted", "Open");
        assertThat(partly.first(".reason").text()).contains("The name of the library is another one.");
        assertThat(read(item).at("/title/zh-Hans").asText()).isEqualTo("运河港池");
        assertThat(read(item).at("/translated/zh-Hans/~1title/machine").isMissingNode())
                .isTrue();
        assertThat(whole.texts(".letter .states .tag")).containsExactly("Accepted");
        assertThat(read(item).path("version").asLong()).isEqualTo(3);
    }

    @Test
    void changeOfATextThatHasMovedOnIsDecidedByWhoeverSeesIt() throws Exception {
        // Given
        Response item = put(nightly());
        SentLetter letter = offering(item, HOLDER, CORRECTION);
        ObjectNode moved = nightly();
        moved.withObject("/title").put("en", "A canal basin");
        put(moved);

        // When
        Page conflict = thread(both, letter);
        Page others = decision(letter).pressed("all");
        Page decided = DeskForm.on(others, "form.offer", both)
                .type("take", "/title/en")
                .pressed("ticked");

        // Then
        assertThat(conflict.texts(".offer-head .tag")).containsExactly("Open", "Changed since");
        assertThat(conflict.texts(".offer-change:last-child .offer-columns .note"))
                .containsExactly("When it was offered", "Now", "Offered");
        assertThat(conflict.texts(".offer-acts button"))
                .containsExactly("Accept what is ticked", "Accept all that have no conflict");
        assertThat(others.texts(".letter .states .tag")).containsExactly("Partly accepted");
        assertThat(decided.texts(".letter .states .tag")).containsExactly("Accepted");
        assertThat(read(item).at("/title/en").asText()).isEqualTo("The canal basin before its warehouses");
    }

    @Test
    void itemThatMovesWhileSomebodyDecidesIsShownAgain() throws Exception {
        // Given
        Response item = put(nightly());
        SentLetter letter = offering(item, HOLDER, CORRECTION);
        DeskForm form = decision(letter).type("text/history/heldBy/zh-Hans", "利兹图书馆");
        ObjectNode moved = nightly();
        moved.withObject("/title").put("en", "A canal basin");
        put(moved);

        // When
        Page again = again(form, "all");

        // Then
        assertThat(again.first(".notice[role=alert]").text()).startsWith("The item has changed in the meantime.");
        assertThat(again.texts(".offer-head .tag")).containsExactly("Open", "Changed since");
        assertThat(DeskForm.on(again, "form.offer", both).text("text/history/heldBy/zh-Hans"))
                .isEqualTo("利兹图书馆");
        assertThat(read(item).path("version").asLong()).isEqualTo(2);
    }

    @Test
    void nothingTickedAndBrokenRulesLoseNothing() throws Exception {
        // Given
        Response item = put(nightly());
        SentLetter letter = offering(item, TITLE, HOLDER);

        // When
        Page unticked = again(decision(letter).type("text/title/zh-Hans", "运河港池"), "ticked");
        Page tooLong = again(
                DeskForm.on(unticked, "form.offer", both)
                        .type("take", "/title/zh-Hans")
                        .type("text/title/zh-Hans", "长".repeat(301))
                        .type("/reason/en", "x".repeat(1_001)),
                "ticked");
        Page ofItem = again(DeskForm.on(tooLong, "form.offer", both).type("/reason/en", ""), "ticked");
        Page empty = again(DeskForm.on(ofItem, "form.offer", both).type("text/title/zh-Hans", " "), "ticked");

        // Then
        assertThat(unticked.first(".notice[role=alert]").text()).isEqualTo("Tick what you want to accept.");
        assertThat(unticked.first(".offer-changes").attr("aria-labelledby"))
                .isEqualTo(unticked.first("h1").id());
        assertThat(unticked.document().select("h3"))
                .as("a level without the one above")
                .isEmpty();
        assertThat(DeskForm.on(unticked, "form.offer", both).text("text/title/zh-Hans"))
                .isEqualTo("运河港池");
        assertThat(tooLong.links(".problems li a"))
                .hasSize(1)
                .first()
                .asString()
                .endsWith("-reason-en");
        assertThat(ofItem.links(".problems li a")).hasSize(1).first().asString().endsWith("-0-text");
        assertThat(ofItem.document().select("input[name=take][checked]")).hasSize(1);
        assertThat(empty.first(".notice[role=alert]").text()).isEqualTo("A text cannot be empty.");
        assertThat(read(item).path("version").asLong()).isEqualTo(1);
    }

    @Test
    void acceptingNeedsBothRolesAndThePageSaysSo() throws Exception {
        // Given
        SentLetter letter = offering(put(nightly()), TITLE);

        // When
        Page page = thread(librarian, letter);
        Response refused = librarian.post(
                "/desk/letters/" + letter.head().id() + "/accept",
                decision(letter).type("do", "all").fields());

        // Then
        assertThat(page.text()).contains("A colleague who is also a cataloguer accepts the changes.");
        assertThat(page.document().select(".offer button")).isEmpty();
        assertThat(page.texts(".offer-acts a")).containsExactly("Decline");
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void offerIsDeclinedWithAReason() throws Exception {
        // Given
        SentLetter letter = offering(put(nightly()), TITLE);

        // When
        String address = thread(librarian, letter).links(".offer-acts a").get(0);
        Page page = DeskForm.on(librarian.page(address), "form.panel", librarian)
                .type("/reason/en", "The place has another name.")
                .pressed("");

        // Then
        assertThat(page.texts(".letter .states .tag")).containsExactly("Declined");
        assertThat(page.first(".reason").text()).contains("The place has another name.");
        assertThat(page.texts(".offer-head .tag")).containsExactly("Not accepted");
    }

    @Test
    void replyDoesNotEndTheWaitingForADecision() throws Exception {
        // Given
        SentLetter letter = offering(put(nightly()), TITLE);
        DeskForm reply =
                DeskForm.on(both.page("/desk/letters/new?reply=" + letter.head().id()), "form.letter-form", both);

        // When
        reply.type("/text/en", "We shall look at it.")
                .type("/subject/en", "Your offer")
                .pressed("send");

        // Then
        assertThat(both.page("/desk/letters").first("#for-us").text()).isEqualTo("Waiting for us (1)");
    }

    @Test
    void whoeverComesSecondIsTold() throws Exception {
        // Given
        SentLetter letter = offering(put(nightly()), TITLE);
        DeskForm second = decision(letter);
        decision(letter).press("all");

        // When
        Page page = second.pressed("all");

        // Then
        assertThat(page.first(".done").text()).startsWith("Nothing was done");
        assertThat(page.texts(".letter .states .tag")).containsExactly("Accepted");
    }

    @Test
    void whatIsTypedStaysWhenAColleagueHasTakenUpTheLetterMeanwhile() throws Exception {
        // Given
        SentLetter letter = offering(put(nightly()), TITLE);
        DeskForm form = decision(letter).type("text/title/zh-Hans", "运河港池");
        Response unused = both.post(
                "/desk/letters/" + letter.head().id() + "/handling",
                Map.of("base", List.of(form.text("base")), "state", List.of("in-hand")));

        // When
        Page told = again(form, "all");

        // Then
        assertThat(told.first(".notice[role=alert]").text()).startsWith("A colleague has worked on this letter");
        assertThat(DeskForm.on(told, "form.offer", both).text("text/title/zh-Hans"))
                .isEqualTo("运河港池");
    }

    @Test
    void offerThatNobodyCanAcceptSaysWhy() throws Exception {
        // Given
        Response item = put(nightly());
        SentLetter ofWithdrawn = offering(item, TITLE);
        sending("{\"reason\": {\"en\": \"Lost.\"}}").header("If-Match", "*").post(ITEMS + "/" + id(item) + "/withdraw");
        SentLetter ofNone = PartnersLetters.put("""
                {"to": "leeds", "from": {"desk": "events"}, "originalLanguage": "en", "subject": {"en": "New"},
                 "text": {"en": "For nothing."}, "proposal": {"item": "0197ba2e-7f7b-4f6c-93b1-0c8e4f0a9d11",
                 "base": {"version": 1, "sha256": "%s"}, "sort": "translation", "changes": [%s]}}
                """.formatted("0".repeat(64), TITLE), UUID.randomUUID(), 1, 0);
        SentLetter ofTheFuture = PartnersLetters.put("""
                {"to": "leeds", "from": {"desk": "events"}, "originalLanguage": "en", "subject": {"en": "New"},
                 "text": {"en": "Something new."}, "proposal": {"item": "%s",
                 "base": {"version": 1, "sha256": "%s"}, "sort": "translation",
                 "changes": [{"pointer": "/licence", "becomes": "https://example.org/"}]}}
                """.formatted(id(item), "0".repeat(64)), UUID.randomUUID(), 1, 0);

        // When, Then
        assertThat(thread(both, ofWithdrawn).text()).contains("The item is not published at present.");
        assertThat(thread(both, ofNone).text()).contains("The item is not here, so nothing can be accepted.");
        assertThat(thread(both, ofTheFuture).text()).contains("our version of the software does not recognise");
    }

    @Test
    void hostileOfferIsText() throws Exception {
        // Given
        SentLetter letter = offering(
                put(nightly()),
                "{\"pointer\": \"/title/zh-Hans\", \"becomes\": \"<script>alert(1)</script> {#each} <img src=x>\"}",
                "{\"pointer\": \"/title/en/deep/er\", \"becomes\": {\"a\": [1, false]}}",
                "{\"pointer\": \"/subjects/0/label/~\", \"becomes\": \"x\"}".replace("~", "zh"));

        // When
        Page page = thread(both, letter);
        Page again = again(decision(letter).type("take", "/title/en/deep/er"), "ticked");

        // Then
        assertThat(page.first(".offer-becomes .side-text").text())
                .isEqualTo("<script>alert(1)</script> {#each} <img src=x>");
        assertThat(page.document().select("main img, main script")).isEmpty();
        assertThat(again.document().select(".notice[role=alert]")).hasSize(1);
    }

    @Test
    void senderSeesWhatWasTaken() throws Exception {
        // Given
        UUID tea = PartnersItems.published(PartnersItems.tea());
        Page sent = DeskForm.on(both.page("/desk/letters/new?offer=hangzhou%2F" + tea), "form.letter-form", both)
                .type("offer.text/title/en", "Longjing tea festival")
                .type("offer.text/place/name/en", "Longjing")
                .pressed("send");
        String letter = sent.first("li[id^=letter-]").id().substring("letter-".length());

        // When
        PartnersLetters.took(letter, HandlingState.PARTLY_ACCEPTED, List.of("/title/en"), 4L);
        Page page = both.follow(both.get("/desk/letters/" + letter));

        // Then
        assertThat(sent.texts(".offer-head .tag")).containsOnly("Open");
        assertThat(page.texts(".letter .states .tag")).containsExactly("Partly accepted");
        assertThat(page.texts(".offer-head .tag")).containsExactly("Accepted", "Not accepted");
        assertThat(page.text()).contains("1 of 2 changes accepted", "in version 4");
        assertThat(page.links(".offer a")).containsExactly("/items/" + tea);
    }

    @Test
    void whatTheSystemsOvertookIsListedUntilSomebodyIsDoneWithIt() throws Exception {
        // Given
        Response item = put(nightly());
        decision(offering(item, TITLE)).press("all");
        ObjectNode newer = nightly();
        newer.withObject("/title").put("zh-Hans", "运河港池");
        put(newer);

        // When
        String row = "li:has(a[href='/desk/items/" + id(item) + "'])";
        Page page = both.page("/desk/settled?state=overtaken");
        Page librarians = librarian.page("/desk/settled");
        Response refused = librarian.post(
                "/desk/settled", DeskForm.on(page, row + " form", both).fields());
        Page overview = both.page("/desk");
        Page done = DeskForm.on(page, row + " form", both).pressed("");

        // Then
        assertThat(page.first(row + " .side-text").text()).isEqualTo(CHINESE);
        assertThat(page.first(row + " .offer-head").text()).contains("Title (Chinese)", ENGLISH, "from Hangzhou");
        assertThat(overview.texts("#waits ~ ul a")).anyMatch(text -> text.startsWith("Superseded ("));
        assertThat(librarians.document().select(row)).hasSize(1);
        assertThat(librarians.document().select(row + " button")).isEmpty();
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(done.texts(".done")).containsExactly("The entry has been removed from the list.");
        assertThat(done.document().select(row)).isEmpty();
        assertThat(read(item).at("/title/zh-Hans").asText()).isEqualTo("运河港池");
        Page chinese = Page.of(Staff.with(both.session())
                        .header("Accept-Language", "zh-CN")
                        .get("/desk/settled?state=set-aside"))
                .isSound();
        assertThat(chinese.texts("h1")).containsExactly("人工改定后又有变动的文字");
    }

    @Test
    void workListLeadsToTheEditorOrToTheItem() throws Exception {
        // Given
        Response item = put(nightly());
        UUID tea = PartnersItems.published(PartnersItems.tea());
        SentLetter letter = offering(item, TITLE);

        // When
        Page partners = both.page("/desk/translations?state=missing&owner=hangzhou");
        Page own = both.page("/desk/translations?to=zh-Hans&state=missing&owner=leeds");
        Page offered = both.page("/desk/translations?to=zh-Hans&state=offered");
        Page stale = both.page("/desk/translations?to=zh-Hans&state=stale");
        Page chinese = Page.of(Staff.with(both.session())
                        .header("Accept-Language", "zh-CN")
                        .get("/desk/translations"))
                .isSound();

        // Then
        assertThat(partners.texts("h1")).containsExactly("Translations");
        assertThat(partners.texts("h2")).containsExactly("Items without a title in English");
        assertThat(partners.links(".desk-list a")).contains("/desk/letters/new?offer=hangzhou%2F" + tea + "&to=en");
        assertThat(own.links(".desk-list a")).contains("/desk/items/" + id(item));
        assertThat(offered.links(".desk-list a"))
                .contains("/desk/letters/" + letter.head().id(), "/desk/items/" + id(item));
        assertThat(stale.status()).isEqualTo(200);
        assertThat(chinese.texts("h1")).containsExactly("译文");
        assertThat(chinese.texts("h2")).containsExactly("待译为英文的条目");
        assertThat(both.get("/desk/translations?to=nonsense-").statusCode()).isEqualTo(400);
        assertThat(both.get("/desk/translations?owner=york").statusCode()).isEqualTo(400);
        assertThat(partners.texts(".sections a")).contains("Translations");
    }

    @Test
    void workListShowsWhichTextsAreOutOfDate() throws Exception {
        // Given
        Response item = put(nightly());
        decision(offering(item, TITLE)).press("all");
        ObjectNode moved = nightly();
        moved.withObject("/title").put("en", "A canal basin " + key);
        put(moved);

        // When
        Page page = both.page("/desk/translations?to=zh-Hans&state=stale&owner=leeds");

        Page needed = both.page("/desk/translations?to=zh-Hans&owner=leeds");

        // Then
        assertThat(page.first("li:has(a[href='/desk/items/" + id(item) + "'])").text())
                .contains("Out of date: Title", "Edit the item")
                .containsPattern("\\d+ words, about \\d+ min");
        assertThat(needed.texts(".desk-list li").get(0)).contains("Out of date: ");
    }
}

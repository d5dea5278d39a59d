package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.libraryexchange.fixture.Documents.lightNight;
import static org.libraryexchange.fixture.Documents.published;
import static org.libraryexchange.fixture.Documents.titled;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letter.SentLetter;

/** Letters at the desk: what waits, a thread, and writing. */
@QuarkusTest
class DeskLettersIT {

    private static final String LETTERS = "/desk/letters";
    private static final String FORM = "form.letter-form";

    private static DeskBrowser librarian;
    private static DeskBrowser colleague;
    private static DeskBrowser eraser;

    @BeforeEach
    void signIn() throws Exception {
        if (librarian == null) {
            librarian = DeskBrowser.of("letters.librarian", "librarian");
            colleague = DeskBrowser.of("letters.colleague", "librarian");
            eraser = DeskBrowser.of("letters.eraser", "librarian", "exchange-operator");
        }
        PartnersLetters.forgetAll();
    }

    private static Page inChinese(String address) {
        return Page.of(Staff.with(librarian.session())
                        .urlEncodingEnabled(false)
                        .header("Accept-Language", "zh-CN")
                        .get(address))
                .isSound();
    }

    private static DeskForm newLetter() {
        return form(LETTERS + "/new");
    }

    private static DeskForm form(String address) {
        return DeskForm.on(librarian.page(address), FORM, librarian);
    }

    private static DeskForm form(Page page) {
        return DeskForm.on(page, FORM, librarian);
    }

    private static DeskForm lanterns() {
        return newLetter()
                .type("/from/desk", "local-studies")
                .type("/asks", "check")
                .type("/subject/en", "Lanterns for Light Night")
                .type("/text/en", "Could you check our Chinese title?\n\nThank you.");
    }

    /** The address of a draft. */
    private static String saved() {
        Response saved = lanterns().press("save");
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(303);
        return DeskBrowser.address(saved).replaceFirst("\\?.*", "");
    }

    /** The id of a letter to Hangzhou that asks something. */
    private static String sent() {
        Response sent = lanterns().press("send");
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(303);
        return sent.header("Location").replaceFirst(".*#letter-", "");
    }

    private static String count(Page page, String list) {
        return page.first("#" + list).text();
    }

    private static String status(String letter) {
        return Database.value(
                "select status from letters.post where id = ? and kind = 'letter'", UUID.fromString(letter));
    }

    private static Page thread(SentLetter letter) {
        return librarian.page(LETTERS + "/threads/" + letter.head().thread());
    }

    @Test
    void nothingWaitsAtFirst() {
        // When
        Page page = librarian.page(LETTERS);
        Page chinese = inChinese(LETTERS);

        // Then
        assertThat(page.texts("h1")).containsExactly("Letters");
        assertThat(page.texts("main h2"))
                .containsExactly("Waiting for us (0)", "Waiting for the partner (0)", "Drafts (0)", "All letters");
        assertThat(page.text()).contains("Nothing is waiting for us.", "There are no letters yet.");
        assertThat(page.texts(".sections a")).contains("Letters");
        assertThat(page.response().header("Cache-Control")).isEqualTo("no-store");
        assertThat(chinese.texts("h1")).containsExactly("信函");
        assertThat(chinese.texts("main h2")).contains("待我方办理（0）");
    }

    @Test
    void receivedLetterWaitsUntilItIsAnswered() throws Exception {
        // Given
        SentLetter boats = PartnersLetters.boats();
        Page before = librarian.page(LETTERS);

        // When
        DeskForm reply = form(LETTERS + "/new?reply=" + boats.head().id());
        Page after = reply.type("/from/desk", "local-studies")
                .type("/text/en", "It is right.")
                .pressed("send");

        // Then
        assertThat(count(before, "for-us")).isEqualTo("Waiting for us (1)");
        assertThat(before.texts(".sections a")).contains("Letters (1)");
        assertThat(before.text()).contains("The boats", "From Hangzhou", "Not read yet", "Asks us to check a text");
        assertThat(before.text()).contains("20 Nov 2026 20:05 · Hangzhou: 21 Nov 04:05");
        assertThat(reply.text("/subject/en")).isEqualTo("Re: The boats");
        assertThat(reply.text("/subject/zh-Hans")).isEqualTo("回复：西湖龙舟");
        assertThat(reply.text("/toDesk")).isEqualTo("events");
        assertThat(after.texts(".done")).containsExactly("The letter has been sent.");
        assertThat(after.texts("li[id] .tag").get(0)).isEqualTo("Answered");
        assertThat(after.texts("li[id] .tag").get(1)).isIn("Waiting to be sent", "Sent");
        assertThat(count(librarian.page(LETTERS), "for-us")).isEqualTo("Waiting for us (0)");
    }

    @Test
    void replyIsSentAtTheFirstTryInWhicheverLanguageItIsWritten() throws Exception {
        // Given
        SentLetter chinese = PartnersLetters.odd("\"en\":\"The boats\",", "");
        String reply = LETTERS + "/new?reply=" + chinese.head().id();

        // When
        Page form = librarian.page(reply);
        Page english = form(reply)
                .type("/from/desk", "local-studies")
                .type("/text/en", "It is right.")
                .pressed("send");
        Page other = form(reply)
                .type("/from/desk", "local-studies")
                .type("/text/zh-Hans", "没有问题。")
                .pressed("send");

        // Then
        assertThat(form.first("#f-subject-zh-Hans").val()).isEqualTo("回复：西湖龙舟");
        assertThat(form.first("#f-subject-en").val()).isEmpty();
        assertThat(form.first("#f-subject > .note").text()).startsWith("Taken from the letter you are answering.");
        assertThat(english.texts(".done")).containsExactly("The letter has been sent.");
        assertThat(english.texts(".version > .note")).endsWith("English, original", "Chinese");
        assertThat(other.texts(".version > .note")).endsWith("Chinese, original", "There is no English text.");
    }

    @Test
    void lettersAboutTheProfessionAndVisitsNeedNoItemAndHaveListsOfTheirOwn() throws Exception {
        // Given
        lanterns().press("send");
        PartnersLetters.put(
                PartnersLetters.BOATS.replace("\"asks\"", "\"concerns\": \"visit\", \"asks\""),
                UUID.randomUUID(),
                1,
                0);

        // When
        Page sent = newLetter()
                .type("/from/desk", "local-studies")
                .type("/concerns", "professional")
                .type("/subject/en", "Cataloguing rules")
                .type("/text/en", "Which rules do you follow?")
                .pressed("send");
        Page all = librarian.page(LETTERS);
        Page professional = librarian.page(LETTERS + "?concerns=professional");

        // Then
        assertThat(sent.texts(".letter .states .tag")).contains("Professional matters");
        assertThat(Database.value("select count(*) from letters.post where document like '%concerns%'"))
                .as("a letter about items does not say so")
                .isEqualTo("2");
        assertThat(all.texts("#all + ul .letter-entry a, [aria-labelledby=all] .letter-entry a"))
                .hasSize(3);
        assertThat(professional.texts("h2")).containsExactly("Professional matters");
        assertThat(professional.texts(".letter-entry a")).containsExactly("Cataloguing rules");
        assertThat(inChinese(LETTERS + "?concerns=visit").texts(".letter-entry .tag"))
                .containsExactly("未读", "馆员互访");
        assertThat(librarian.page(LETTERS + "?concerns=item").texts(".letter-entry a"))
                .containsExactly("Lanterns for Light Night");
    }

    @Test
    void threadShowsBothLanguagesAndWhoWroteThem() throws Exception {
        // Given
        SentLetter boats = PartnersLetters.boats();

        // When
        Page page = thread(boats);
        Page chinese = inChinese(LETTERS + "/threads/" + boats.head().thread());

        // Then
        assertThat(page.texts("h1")).containsExactly("The boats");
        assertThat(page.texts(".letter h2")).containsExactly("王芳, events, Hangzhou");
        assertThat(page.texts(".version > .note")).containsExactly("English, machine translated", "Chinese, original");
        assertThat(page.first(".version [lang=zh-Hans] p").text()).isEqualTo("请核对英文题名。");
        assertThat(page.first("title").text()).doesNotContain("boats");
        assertThat(page.document().select(".go-on")).isEmpty();
        assertThat(chinese.texts("h1")).containsExactly("西湖龙舟");
        assertThat(chinese.texts(".version > .note").get(0)).endsWith("· 原文");
    }

    @Test
    void addressOfALetterLeadsToItsPlace() throws Exception {
        // Given
        SentLetter boats = PartnersLetters.boats();

        // When
        Response there = librarian.get(LETTERS + "/" + boats.head().id());
        Response draft = librarian.get(saved().replace("/drafts", ""));

        // Then
        assertThat(there.header("Location"))
                .endsWith("/desk/letters/threads/" + boats.head().thread() + "#letter-"
                        + boats.head().id());
        assertThat(draft.header("Location")).contains("/desk/letters/drafts/");
    }

    @Test
    void lettersThatCrossedSaySo() throws Exception {
        // Given
        UUID thread = UUID.fromString(
                Database.value("select thread from letters.post where id = ?", UUID.fromString(sent())));
        SentLetter crossing = PartnersLetters.saying("We wrote, too.", thread, 1, 0);

        // When
        Page page = thread(crossing);

        // Then
        assertThat(page.texts("li[id]")).hasSize(2);
        assertThat(page.texts(".crossing"))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).startsWith("Crossed with the letter of"));
    }

    @ParameterizedTest
    @CsvSource({
        "in-hand, In progress, Work on the letter has started.",
        "answered, Answered, The letter is marked as answered."
    })
    void oneButtonSaysWhatBecameOfALetter(String state, String shown, String done) throws Exception {
        // Given
        SentLetter boats = PartnersLetters.boats();
        Page before = thread(boats);

        // When
        Page page = librarian.follow(librarian.post(
                LETTERS + "/" + boats.head().id() + "/handling",
                Map.of(
                        "base",
                                List.of(before.first(".letter-acts input[name=base]")
                                        .val()),
                        "state", List.of(state))));

        // Then
        assertThat(page.texts(".done")).containsExactly(done);
        assertThat(page.texts(".letter .tag")).containsExactly(shown);
        assertThat(page.document().select("button[value=" + state + "]")).isEmpty();
    }

    @Test
    void openedLetterIsReadOnceAPersonOpensIt() throws Exception {
        // Given
        SentLetter boats = PartnersLetters.boats();
        String address = LETTERS + "/threads/" + boats.head().thread();

        // When
        Staff.with(librarian.session()).head(address);
        Staff.with(librarian.session()).header("Sec-Purpose", "prefetch").get(address);
        Staff.with(librarian.session()).header("Sec-Fetch-Site", "cross-site").get(address);
        Page list = librarian.page(LETTERS);
        Page opened = thread(boats);
        Page chinese = inChinese(address);

        // Then
        assertThat(list.texts(".letter-entry .tag")).containsOnly("Not read yet");
        assertThat(opened.texts(".letter .tag")).containsExactly("Read");
        assertThat(opened.first(".told").text()).isEqualTo("Leeds has read this letter.");
        assertThat(chinese.first(".told").text()).isEqualTo("利兹已阅读此信函。");
        assertThat(Database.value("select count(*) from letters.post where kind = 'handling' and version = 1"))
                .isEqualTo("1");
    }

    @Test
    void colleaguesSeeWhoWorksOnALetterAndThePartnerDoesNot() throws Exception {
        // Given
        SentLetter boats = PartnersLetters.boats();

        // When
        DeskForm.on(thread(boats), ".letter-acts form", librarian)
                .type("state", "in-hand")
                .press("");
        Page page = colleague.page(LETTERS + "/threads/" + boats.head().thread());

        // Then
        assertThat(page.first(".told").text()).isEqualTo("letters.librarian is working on this letter.");
        assertThat(Database.value("select document from letters.post where kind = 'handling'"))
                .contains("in-hand")
                .doesNotContain("letters.librarian");
    }

    @Test
    void whoeverComesSecondChangesNothing() throws Exception {
        // Given
        SentLetter boats = PartnersLetters.boats();
        String base = thread(boats).first(".letter-acts input[name=base]").val();
        String address = LETTERS + "/" + boats.head().id() + "/handling";
        colleague.post(address, Map.of("base", List.of(base), "state", List.of("in-hand")));

        // When
        Page page =
                librarian.follow(librarian.post(address, Map.of("base", List.of(base), "state", List.of("answered"))));

        // Then
        assertThat(page.first(".done").text()).startsWith("Nothing was done");
        assertThat(page.texts(".letter .tag")).containsExactly("In progress");
    }

    @Test
    void letterIsDeclinedWithAReasonInBothLanguages() throws Exception {
        // Given
        SentLetter boats = PartnersLetters.boats();
        String address = LETTERS + "/" + boats.head().id() + "/decline";

        // When
        Page refused = DeskForm.on(librarian.page(address), "form.panel", librarian)
                .type("/reason/en", "x".repeat(1_001))
                .type("/reason/zh-Hans", "本馆没有此项资料。")
                .pressed("");
        Page page = DeskForm.on(refused, "form.panel", librarian)
                .type("/reason/en", "We do not hold it.")
                .pressed("");

        // Then
        assertThat(refused.texts(".problems li a")).hasSize(1);
        assertThat(refused.first("textarea[name=/reason/zh-Hans]").text()).isEqualTo("本馆没有此项资料。");
        assertThat(page.texts(".letter .tag")).containsExactly("Declined");
        assertThat(page.first(".reason").text()).contains("We do not hold it.", "本馆没有此项资料。");
    }

    @Test
    void reasonStaysWhenAColleagueHasTakenUpTheLetterMeanwhile() throws Exception {
        // Given
        SentLetter boats = PartnersLetters.boats();
        String address = LETTERS + "/" + boats.head().id();
        DeskForm form = DeskForm.on(librarian.page(address + "/decline"), "form.panel", librarian)
                .type("/reason/en", "We do not hold it.");
        Response unused = librarian.post(
                address + "/handling", Map.of("base", List.of(form.text("base")), "state", List.of("in-hand")));

        // When
        Page told = form.pressed("");
        Page page = DeskForm.on(told, "form.panel", librarian).pressed("");

        // Then
        assertThat(told.texts(".notice[role=alert]")).singleElement().asString().startsWith("Nothing was done");
        assertThat(told.first("textarea[name=/reason/en]").text()).isEqualTo("We do not hold it.");
        assertThat(page.texts(".letter .tag")).containsExactly("Declined");
    }

    @Test
    void letterIsWrittenSavedAndSent() {
        // Given
        DeskForm form = lanterns()
                .type("/subject/zh-Hans", "光之夜的灯笼")
                .type("/text/zh-Hans", "能否核对中文题名？")
                .type("/machine/1", "zh-Hans")
                .type("/links/0", "https://example.org/lanterns");

        // When
        Page draft = form.pressed("save");
        Page inbox = colleague.page(LETTERS);
        Page sent = form(draft).pressed("send");

        // Then
        assertThat(draft.texts(".done")).containsExactly("The draft is saved. Your colleagues can see it.");
        assertThat(form(draft).text("/text/en")).isEqualTo("Could you check our Chinese title?\n\nThank you.");
        assertThat(count(inbox, "drafts")).isEqualTo("Drafts (1)");
        assertThat(sent.texts(".version > .note")).containsExactly("English, original", "Chinese, machine translated");
        assertThat(sent.texts(".version [lang=en] p"))
                .containsExactly("Could you check our Chinese title?", "Thank you.");
        assertThat(sent.links(".letter-links a")).containsExactly("https://example.org/lanterns");
        assertThat(sent.texts(".go-on a")).containsExactly("Continue this conversation");
        assertThat(sent.texts(".letter .states .note")).containsExactly("We ask them to check a text");
        assertThat(count(librarian.page(LETTERS), "for-partner")).isEqualTo("Waiting for the partner (1)");
    }

    @Test
    void onePartnerIsNoChoice() {
        // When
        Page page = librarian.page(LETTERS + "/new");

        // Then
        assertThat(page.texts("h1")).containsExactly("New letter to Hangzhou");
        assertThat(page.first("[name=/to]").attr("type")).isEqualTo("hidden");
        assertThat(page.texts("[name=/toDesk] option")).containsExactly("Their usual desk");
        assertThat(inChinese(LETTERS + "/new").texts("h1")).containsExactly("致杭州的新信函");
    }

    @Test
    void formThatIsSentTwiceMakesOneLetter() {
        // Given
        DeskForm form = lanterns();

        // When
        Response first = form.press("send");
        Response again = form.press("send");

        // Then
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(Database.value("select count(*) from letters.post")).isEqualTo("1");
    }

    @Test
    void remarkSaysWhatThePartnerCannotRead() {
        // When
        Page page = lanterns().pressed("save");

        // Then
        assertThat(page.first(".remark").text()).startsWith("Hangzhou reads Chinese: there is no Chinese text yet.");
    }

    @Test
    void nameCrossesOnlyIfItIsTicked() {
        // When
        Page without = lanterns().type("name", "Ann Lee").pressed("send");
        Page with = lanterns().type("name", "Ann Lee").type("named", "true").pressed("send");

        // Then
        assertThat(without.texts(".letter h2")).containsExactly("Local and Family History, Leeds");
        assertThat(with.texts(".letter h2")).containsExactly("Ann Lee, Local and Family History, Leeds");
    }

    @Test
    void invalidFormComesBackWithEverything() {
        // Given
        DeskForm form = lanterns()
                .type("/text/en", "x".repeat(10_001))
                .type("/text/zh-Hans", "方向\u202e文字")
                .type("/links/0", "http://example.org/")
                .type("named", "true")
                .type("name", "Ann\u202eLee");

        // When
        Page page = Page.of(form.press("send")).isSound();

        // Then
        assertThat(page.links(".problems li a"))
                .containsExactlyInAnyOrder("#f-text-en", "#f-text-zh-Hans", "#f-links-0", "#f-from-name");
        assertThat(page.document().select("[aria-invalid=true]")).hasSize(4);
        assertThat(page.first("#f-text-en").text()).hasSize(10_001);
        assertThat(page.first("#f-links-0").val()).isEqualTo("http://example.org/");
        assertThat(page.first("#f-from-name").val()).isEqualTo("Ann\u202eLee");
        assertThat(page.document().select("#f-named[checked]")).hasSize(1);
        assertThat(Database.value("select count(*) from letters.post")).isEqualTo("0");
    }

    @Test
    void letterWithoutTextIsSavedAndNotSent() {
        // When
        Page page = Page.of(newLetter()
                        .type("/from/desk", "events")
                        .type("/subject/en", "To come")
                        .press("send"))
                .isSound();

        // Then
        assertThat(page.links(".problems li a")).containsExactly("#f-text");
        assertThat(page.first("input[name=base]").val()).as("it is a draft now").isNotEmpty();
        assertThat(page.first("#f-subject-en").val()).isEqualTo("To come");
        assertThat(count(librarian.page(LETTERS), "drafts")).isEqualTo("Drafts (1)");
    }

    @Test
    void staleDraftShowsBothTexts() {
        // Given
        String address = saved();
        DeskForm mine = form(address);
        DeskForm.on(colleague.page(address), FORM, colleague)
                .type("/text/en", "The colleague's text")
                .type("/subject/en", "The colleague's subject")
                .press("save");

        // When
        Page choice = Page.of(mine.type("/text/en", "My text").press("save")).isSound();
        Page merged = Page.of(DeskForm.on(choice, "form.merge", librarian)
                        .type("take/subject/en", "theirs")
                        .press("merge"))
                .isSound();
        Page saved = form(merged).pressed("save");

        // Then
        assertThat(choice.texts("legend")).containsExactly("Subject (English)", "Text (English)");
        assertThat(choice.texts(".side-text")).contains("The colleague's text", "My text");
        assertThat(form(saved).text("/subject/en")).isEqualTo("The colleague's subject");
        assertThat(form(saved).text("/text/en")).isEqualTo("My text");
    }

    @Test
    void draftThatAColleagueHasSentBecomesAnotherLetter() {
        // Given
        String address = saved();
        DeskForm mine = form(address).type("/text/en", "My text");
        DeskForm.on(colleague.page(address), FORM, colleague).press("send");

        // When
        Page page = Page.of(mine.press("send")).isSound();

        // Then
        assertThat(page.first(".notice[role=alert]").text())
                .startsWith("A colleague has sent this letter in the meantime.");
        assertThat(page.first("#f-text-en").text()).isEqualTo("My text");
        assertThat(page.first(FORM).attr("action")).isNotEqualTo(address);
    }

    @Test
    void draftIsDeleted() {
        // Given
        String address = saved();

        // When
        Page page = DeskForm.on(librarian.page(address), ".other-acts form", librarian)
                .pressed("");

        // Then
        assertThat(page.texts(".done")).containsExactly("The draft is deleted.");
        assertThat(count(page, "drafts")).isEqualTo("Drafts (0)");
    }

    @Test
    void letterIsRecalledOnlyWhenAskedOnceMore() throws Exception {
        // Given
        String letter = sent();
        PartnersLetters.handled(letter, 1, HandlingState.READ, false);

        // When
        Page question = librarian.page(LETTERS + "/" + letter + "/recall");
        String before = status(letter);
        Page page = DeskForm.on(question, "form.panel", librarian).pressed("");

        // Then
        assertThat(before).isEqualTo("sent");
        assertThat(question.first("h1").text()).isEqualTo("Recall: “Lanterns for Light Night”");
        assertThat(page.texts(".done")).containsExactly("The letter is recalled.");
        assertThat(page.texts(".letter .tag")).containsExactly("Recalled");
        assertThat(page.texts(".letter .notice"))
                .containsExactly(
                        "Leeds has recalled this letter. Its content is no longer kept.",
                        "Hangzhou’s response “Read” was to version 1, before the letter changed.");
        assertThat(page.text()).doesNotContain("Could you check");
    }

    @Test
    void onlyAnExchangeOperatorErases() throws Exception {
        // Given
        String letter = sent();
        PartnersLetters.handled(letter, 1, HandlingState.READ, true);

        // When
        Response refused = librarian.get(LETTERS + "/" + letter + "/erase");
        Page librarians = librarian.follow(librarian.get(LETTERS + "/" + letter));
        Page page = DeskForm.on(eraser.page(LETTERS + "/" + letter + "/erase"), "form.panel", eraser)
                .pressed("");

        // Then
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(librarians.texts(".letter .notice"))
                .containsExactly(
                        "Hangzhou asks us to erase this letter.",
                        "Only staff who are also operators can erase letters.");
        assertThat(page.texts(".letter .tag")).containsExactly("Erased");
        assertThat(status(letter)).isEqualTo("erased");
    }

    @Test
    void erasureOfAPartnersLetterIsAskedFor() throws Exception {
        // Given
        SentLetter boats = PartnersLetters.boats();

        // When
        Page page = DeskForm.on(
                        librarian.page(LETTERS + "/" + boats.head().id() + "/ask-erasure"), "form.panel", librarian)
                .pressed("");

        // Then
        assertThat(page.texts(".letter .notice")).containsExactly("We have asked Hangzhou to erase this letter.");
        assertThat(page.links(".letter-acts a")).noneMatch(link -> link.endsWith("/ask-erasure"));
    }

    @Test
    void letterIsBegunFromAnItemAndShowsIt() {
        // Given
        Response item = Api.created(published(titled(lightNight(), "Light Night <i>2027</i>")));
        String id = Api.id(item);

        // When
        Page forStaff = librarian.page("/items/" + id);
        Page forReaders = Page.get("/items/" + id);
        String link = forStaff.links(".acts a[href*='item=']").get(0);
        DeskForm form = form(link);
        Page sent = form.type("/from/desk", "events")
                .type("/subject/en", "A question")
                .type("/text/en", "Is it right?")
                .pressed("send");

        // Then
        assertThat(link).isEqualTo("/desk/letters/new?item=leeds%2F" + id);
        assertThat(forStaff.response().headers().getValues("Cache-Control")).containsExactly("private, no-cache");
        assertThat(forReaders.document().select(".acts a")).isEmpty();
        assertThat(form.text("/about/0/version")).isEqualTo("1");
        assertThat(sent.texts(".thread-items a")).containsExactly("Light Night <i>2027</i>");
        assertThat(sent.links(".thread-items a")).containsExactly("/items/" + id);
    }

    @Test
    void itemsAreAddedAndRemoved() {
        // Given
        String id = Api.id(Api.created(published(titled(lightNight(), "To be added"))));

        // When
        Page with = Page.of(lanterns()
                        .type("addItem", "https://leeds.example/items/" + id + "?lang=en")
                        .press("item"))
                .isSound();
        Page unknown = Page.of(
                        form(with).type("addItem", "events-calendar/none").press("item"))
                .isSound();
        Page without = Page.of(form(with).press("less:/about/0")).isSound();

        // Then
        assertThat(with.texts(".about-items a")).containsExactly("To be added");
        assertThat(form(with).text("/text/en")).startsWith("Could you check");
        assertThat(unknown.texts(".problems li")).containsExactly("There is no such item here.");
        assertThat(unknown.first("#f-add-item input, input#f-add-item").val()).isEqualTo("events-calendar/none");
        assertThat(without.document().select(".about-items")).isEmpty();
        assertThat(form(without).text("/subject/en")).isEqualTo("Lanterns for Light Night");
    }

    @Test
    void itemThatIsNotHereIsShownAsSuch() throws Exception {
        // Given
        SentLetter letter = PartnersLetters.put("""
                {"to": "leeds", "from": {"desk": "events"}, "originalLanguage": "en", "subject": {"en": "New"},
                 "text": {"en": "About an item."}, "about": [{"owner": "hangzhou", "version": 3,
                 "id": "0197ba2e-7f7b-4f6c-93b1-0c8e4f0a9d11"}]}
                """, UUID.randomUUID(), 1, 0);

        // When
        Page page = thread(letter);

        // Then
        assertThat(page.texts(".item-card")).containsExactly("Hangzhou Not here yet An item of Hangzhou");
        assertThat(page.document().select(".item-card a")).isEmpty();
    }

    @Test
    void searchFindsWordsThatStandInNoAddress() throws Exception {
        // Given
        PartnersLetters.boats();
        sent();

        // When
        Page page =
                Page.of(librarian.post(LETTERS, Map.of("words", List.of("龙舟")))).isSound();
        Page nothing = Page.of(librarian.post(LETTERS, Map.of("words", List.of("zeppelin"))))
                .isSound();

        // Then
        assertThat(page.texts(".letter-entry a")).containsExactly("The boats");
        assertThat(page.text()).contains("Letters with “龙舟”");
        assertThat(nothing.text()).contains("No letter contains all of these words.");
    }

    @Test
    void hostileTextIsText() throws Exception {
        // Given
        SentLetter letter = PartnersLetters.saying(
                "<script>alert(1)</script> {#each} &amp; <img src=x onerror=alert(2)>", UUID.randomUUID(), 1, 0);

        // When
        Page page = thread(letter);

        // Then
        assertThat(page.texts(".version [lang=en] p"))
                .containsExactly("<script>alert(1)</script> {#each} &amp; <img src=x onerror=alert(2)>");
        assertThat(page.document().select("main img, main script")).isEmpty();
    }

    static Stream<Arguments> oddLetters() {
        String words = "\"(asks|from|originalLanguage|sent|subject|text|toDesk)\":(\"[^\"]*\"|\\{[^}]*}),";
        return Stream.of(
                arguments("nothing said", words, ""),
                arguments("all null", words, "\"$1\":null,"),
                arguments("other languages", "\"(en|zh-Hans)\":", "\"<$1>\":"),
                arguments("text that turns", "Please", "\u202eesaelP"),
                arguments(
                        "items that are none",
                        "\"asks\"",
                        "\"about\":[{},{\"id\":\"x\",\"owner\":\"../ops\"}],\"asks\""),
                arguments("links that are none", "\"asks\"", "\"links\":[\"javascript:alert(1)\",\"\"],\"asks\""),
                arguments("replies to nothing", "\"kind\"", "\"inReplyTo\":\"x\",\"kind\""),
                arguments("a desk of tomorrow", "\"desk\":\"events\"", "\"desk\":\"No Desk\""),
                arguments("a proposal of tomorrow", "\"seen\"", "\"proposal\":{\"changes\":[1]},\"seen\""),
                arguments("the last turn", "\"turn\":1,", "\"turn\":9007199254740992,"));
    }

    /** A mirror stores what a partner sends, whatever it says. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("oddLetters")
    void letterThatKeepsToNoRuleOfContentIsShownAndAnswered(String kind, String part, String instead) throws Exception {
        // Given
        SentLetter odd = PartnersLetters.odd(part, instead);
        String id = odd.head().id().toString();

        // When
        Page list = librarian.page(LETTERS);
        Page thread = thread(odd);
        Response sent = form(LETTERS + "/new?reply=" + id)
                .type("/from/desk", "local-studies")
                .type("/subject/en", "An answer")
                .type("/text/en", "What did you mean?")
                .press("send");

        // Then
        assertThat(list.response().statusCode()).isEqualTo(200);
        assertThat(thread.response().statusCode()).isEqualTo(200);
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(303);
    }

    @Test
    void manyLettersComeInPages() throws Exception {
        // Given
        UUID thread = UUID.randomUUID();
        for (int turn = 1; turn <= 205; turn++) {
            PartnersLetters.saying("Letter " + turn, thread, turn, 0);
        }

        // When
        Page inbox = librarian.page(LETTERS);
        Page next = librarian.page(inbox.links("a.next").get(0));
        Page first = librarian.page(LETTERS + "/threads/" + thread);
        Page second = librarian.page(first.links("a.next").get(0));
        String last = second.document().select("li[id]").last().id().substring("letter-".length());

        // Then
        assertThat(count(inbox, "for-us")).isEqualTo("Waiting for us (205)");
        assertThat(inbox.text()).contains("Showing the latest 25.");
        assertThat(next.texts(".letter-entry")).hasSize(25);
        assertThat(first.texts("li[id]")).hasSize(200);
        assertThat(second.texts("li[id]")).hasSize(5);
        assertThat(librarian.get(LETTERS + "/" + last).header("Location"))
                .contains("?cursor=")
                .endsWith("#letter-" + last);
    }

    @Test
    void tooManyLettersAreToldInWords() throws Exception {
        // Given
        String letter = sent();
        try (Connection session = Database.sessionOf("leeds")) {
            int unused = Database.execute(session, """
                    insert into letters.post (id, owner, partner, kind, status, version, sequence, document, sha256,
                        languages, updated)
                    select gen_random_uuid(), owner, partner, kind, status, version, 1, document, sha256, languages, updated
                    from letters.post, generate_series(1, 60) where id = ?
                    """, UUID.fromString(letter));
        }

        // When
        Page page = Page.of(lanterns().press("send")).isSound();

        // Then
        assertThat(page.first(".notice[role=alert]").text())
                .startsWith("You have reached the limit for sending letters. The draft is saved; you can send it from");
        assertThat(page.first("#f-text-en").text()).contains("Could you check");
    }

    @Test
    void formWithoutASessionIsCarriedThroughTheSignIn() {
        // Given
        DeskForm form = lanterns();
        DeskBrowser ended = new DeskBrowser("library-session-leeds=none");

        // When
        Response answer = ended.post(
                LETTERS + "/drafts/" + UUID.randomUUID(),
                form.type("do", "save").fields());

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Page.of(answer).first("input[name=carried]").val()).contains("Lanterns");
    }
}

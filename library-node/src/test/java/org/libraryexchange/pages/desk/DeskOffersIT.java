package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Documents.lightNight;
import static org.libraryexchange.fixture.Documents.published;
import static org.libraryexchange.fixture.Documents.titled;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.item.Translated;

/** Offering translations, corrections and sister items for items of Hangzhou. */
@QuarkusTest
class DeskOffersIT {

    private static final String NEW = "/desk/letters/new?offer=hangzhou%2F";
    private static final String FORM = "form.letter-form";
    private static final String TITLE = "offer.text/title/en";

    private static DeskBrowser librarian;

    private UUID tea;

    @BeforeEach
    void signIn() throws Exception {
        if (librarian == null) {
            librarian = DeskBrowser.of("offers.librarian", "librarian");
        }
        PartnersLetters.forgetAll();
        tea = PartnersItems.published(PartnersItems.tea());
    }

    private DeskForm offer() {
        return form(librarian.page(NEW + tea));
    }

    private static DeskForm form(Page page) {
        return DeskForm.on(page, FORM, librarian);
    }

    private static Page pressed(DeskForm form, String button) {
        return Page.of(form.press(button)).isSound();
    }

    private static JsonNode proposal() {
        return Documents.json(Database.value("select document from letters.post where owner = 'leeds'"))
                .path("proposal");
    }

    private static Page inChinese(String address) {
        return Page.of(Staff.with(librarian.session())
                        .urlEncodingEnabled(false)
                        .header("Accept-Language", "zh-CN")
                        .get(address))
                .isSound();
    }

    @Test
    void offerIsBegunFromAPartnersItem() {
        // Given
        String own = Api.id(Api.created(published(titled(lightNight(), "Not to be offered for"))));

        // When
        Page forStaff = librarian.page("/items/" + tea);
        Page forReaders = Page.get("/items/" + tea);
        Page ofOwn = librarian.page("/items/" + own);

        // Then
        assertThat(forStaff.links(".acts a")).last().isEqualTo(NEW + tea);
        assertThat(forStaff.texts(".acts a")).last().isEqualTo("Offer a translation or correction");
        assertThat(forReaders.document().select(".acts a")).isEmpty();
        assertThat(ofOwn.links(".acts a")).contains("/desk/items/" + own).noneMatch(link -> link.contains("offer="));
    }

    @Test
    void editorShowsEachTextBesideItsOriginal() {
        // When
        Page page = librarian.page(NEW + tea);
        Page chinese = inChinese(NEW + tea);

        // Then
        assertThat(page.texts("h1")).containsExactly("Offer a translation or correction");
        assertThat(page.texts(".offer-text > legend"))
                .containsExactly("Title", "Summary", "Subject 1: Heading", "When it falls", "Place");
        assertThat(page.first(".offer-text .side-text[lang=zh-Hans]").text()).isEqualTo("龙井茶开采节");
        assertThat(page.first("[name='offer.text/summary/en']").text()).isEqualTo("Picking begins around Qingming.");
        assertThat(page.first("[name='offer.text/title/zh-Hans']").val()).isEqualTo("龙井茶开采节");
        assertThat(page.first("#f-offer-to option[selected]").text()).isEqualTo("English");
        assertThat(page.first("#f-subject-en").val()).isEqualTo("“龙井茶开采节”: a suggestion from Leeds");
        assertThat(page.first("#f-subject-zh-Hans").val()).isEqualTo("“龙井茶开采节”：利兹的建议");
        assertThat(page.first("#f-text-en").text()).isEmpty();
        assertThat(page.first(".standard-words [lang=en]").text()).startsWith("We suggest the texts below");
        assertThat(page.first(".standard-words [lang=zh-Hans]").text()).startsWith("我们就此条目提出下列建议");
        assertThat(page.document().select(".remark")).isEmpty();
        assertThat(page.first("#f-offer-credit").val()).isEqualTo("Leeds");
        assertThat(page.texts(".item-card a")).containsExactly("龙井茶开采节");
        assertThat(chinese.texts("h1")).containsExactly("提交译文或更正建议");
    }

    @Test
    void onlyWhatWasTypedIsOffered() {
        // When
        Page sent = offer().type(TITLE, "Longjing tea festival")
                .type("offer.machine/title/en", "true")
                .type("offer.text/summary/en", "Picking starts around Qingming.")
                .type("offer.text/place/name/zh-Hans", "龙井村茶园")
                .pressed("send");

        // Then
        JsonNode proposal = proposal();
        assertThat(proposal.path("item").asText()).isEqualTo(tea.toString());
        assertThat(proposal.path("sort").asText()).isEqualTo("translation");
        assertThat(proposal.path("credit").asText()).isEqualTo("Leeds");
        assertThat(proposal.at("/base/version").asLong()).isEqualTo(1);
        assertThat(proposal.at("/base/sha256").asText())
                .isEqualTo(Database.value("select encode(sha256, 'hex') from item where id = ?", tea));
        assertThat(proposal.path("changes").findValuesAsText("pointer"))
                .contains("/title/en", "/summary/en", "/place/name/zh-Hans");
        JsonNode title = proposal.at("/changes/0");
        assertThat(title.path("becomes").asText()).isEqualTo("Longjing tea festival");
        assertThat(title.path("machine").asBoolean()).isTrue();
        assertThat(title.at("/source/pointer").asText()).isEqualTo("/title/zh-Hans");
        assertThat(title.at("/source/sha256").asText()).isEqualTo(Translated.fingerprint("龙井茶开采节"));
        assertThat(title.has("was")).isFalse();
        assertThat(proposal.at("/changes/1/was").asText()).isEqualTo("Picking begins around Qingming.");
        assertThat(sent.texts(".offer h3")).containsExactly("Offers a translation (3 changes)");
        assertThat(sent.texts(".offer-head b"))
                .containsExactly("Title (English)", "Summary (English)", "Place (Chinese)");
        assertThat(sent.texts(".offer-head .tag")).containsOnly("Open");
        assertThat(sent.texts(".offer-becomes ins")).contains("starts");
        assertThat(sent.texts(".offer-becomes del")).contains("begins");
        assertThat(sent.document().select(".offer button, .offer input[type=checkbox]"))
                .isEmpty();
    }

    @Test
    void offerBeginsWithTheSentenceOfTheHeadLibrarian() {
        // When
        DeskBrowser head = DeskBrowser.of("begins.offers", "head-librarian");
        head.post("/desk/library/sentences", Map.of("offer-en", List.of("With our best wishes:\r\nsome texts.")));
        Page sent = offer().type(TITLE, "Longjing tea festival").pressed("send");
        head.post("/desk/library/sentences", Map.of("do", List.of("usual")));

        // Then
        JsonNode letter = Documents.json(Database.value("select document from letters.post where owner = 'leeds'"));
        assertThat(letter.at("/standard/en").asText()).isEqualTo("With our best wishes:\nsome texts.");
        assertThat(letter.at("/standard/zh-Hans").asText()).startsWith("我们就此条目提出下列建议");
        assertThat(sent.texts(".version > .note")).contains("English, standard wording");
    }

    @Test
    void standardSentencesArriveInBothLanguagesApartFromWhatPeopleAdd() {
        // When
        DeskForm form =
                offer().type(TITLE, "Longjing tea festival").type("/text/en", "The first picking is on 1 April.");
        Page draft = form.pressed("save");
        Page sent = form(draft).pressed("send");

        // Then
        JsonNode letter = Documents.json(Database.value("select document from letters.post where owner = 'leeds'"));
        assertThat(form(draft).text("/text/en")).isEqualTo("The first picking is on 1 April.");
        assertThat(letter.at("/standard/zh-Hans").asText()).startsWith("我们就此条目提出下列建议");
        assertThat(letter.at("/text/zh-Hans")).isEqualTo(letter.at("/standard/zh-Hans"));
        assertThat(letter.at("/text/en").asText())
                .isEqualTo(letter.at("/standard/en").asText() + "\n\nThe first picking is on 1 April.");
        assertThat(sent.texts(".version > .note")).containsExactly("English, original", "Chinese, standard wording");
        assertThat(sent.texts(".version [lang=en] > p")).containsExactly("The first picking is on 1 April.");
    }

    @Test
    void nothingChangedIsSaidAtTheForm() {
        // When
        Page page = pressed(offer(), "send");

        // Then
        assertThat(page.texts(".problems li")).containsExactly("You have not changed anything yet.");
        assertThat(page.links(".problems li a")).containsExactly("#texts");
        assertThat(Database.value("select count(*) from letters.post")).isEqualTo("0");
    }

    @Test
    void draftIsOpenedInTheEditorAgain() {
        // Given
        Page saved = offer().type(TITLE, "Longjing tea festival")
                .type("offer.machine/title/en", "true")
                .pressed("save");

        // When
        Page again = librarian.page(saved.first(FORM).attr("action"));
        Page changed = form(again).type(TITLE, "The Longjing tea festival").pressed("save");

        // Then
        assertThat(saved.texts(".done")).containsExactly("The draft is saved. Your colleagues can see it.");
        assertThat(form(again).text(TITLE)).isEqualTo("Longjing tea festival");
        assertThat(again.document().select("[name='offer.machine/title/en'][checked]"))
                .hasSize(1);
        assertThat(form(changed).text(TITLE)).isEqualTo("The Longjing tea festival");
        assertThat(librarian.page("/desk/letters").text()).contains("Offers a translation (1 change)");
    }

    @Test
    void anotherLanguageKeepsWhatWasTyped() {
        // When
        Page chinese = pressed(offer().type(TITLE, "Longjing tea festival").type("offer.to", "zh-Hans"), "language");
        Page again =
                pressed(form(chinese).type("offer.text/title/zh-Hans", "龙井开茶节").type("offer.to", "en"), "language");

        // Then
        assertThat(chinese.text()).contains("This letter also offers: Title (English): Longjing tea festival");
        assertThat(chinese.document().select("[name='" + TITLE + "']")).isEmpty();
        assertThat(form(again).text(TITLE)).isEqualTo("Longjing tea festival");
        assertThat(form(again).text("offer.text/title/zh-Hans")).isEqualTo("龙井开茶节");
        assertThat(again.document()
                        .select("#f-offer-title-zh-Hans")
                        .first()
                        .closest("details")
                        .hasAttr("open"))
                .isTrue();
    }

    @Test
    void staleTranslationIsMarked() throws Exception {
        // Given
        ObjectNode document = PartnersItems.tea();
        document.withObject("/translated/en/~1summary")
                .put("from", "zh-Hans")
                .put("source", "0".repeat(16))
                .put("by", "leeds");
        PartnersItems.put(tea, 2, "published", document);

        // When
        Page page = librarian.page(NEW + tea);

        // Then
        assertThat(page.texts("#f-offer-summary .changed"))
                .containsExactly("The original has changed since this was translated.");
        assertThat(page.texts(".changed")).hasSize(1);
    }

    @Test
    void itemThatHasMovedOnIsShownBeforeAnythingIsSent() throws Exception {
        // Given
        DeskForm form = offer().type("offer.text/summary/en", "Picking starts around Qingming.");
        ObjectNode newer = PartnersItems.tea();
        newer.withObject("/summary").put("en", "The harvest begins around Qingming.");
        PartnersItems.put(tea, 5, "published", newer);

        // When
        Page page = pressed(form, "send");
        form(page).pressed("send");

        // Then
        assertThat(page.texts(".notice[role=alert]"))
                .hasSize(1)
                .first()
                .asString()
                .contains("shows version 5");
        assertThat(page.texts("#f-offer-summary .changed")).hasSize(1);
        assertThat(form(page).text("offer.text/summary/en")).isEqualTo("Picking starts around Qingming.");
        assertThat(proposal().at("/base/version").asLong()).isEqualTo(5);
        assertThat(proposal().at("/changes/0/was").asText()).isEqualTo("The harvest begins around Qingming.");
    }

    @Test
    void draftOfAnItemThatHasMovedOnSaysSo() throws Exception {
        // Given
        Page saved = offer().type(TITLE, "Longjing tea festival").pressed("save");
        ObjectNode newer = PartnersItems.tea();
        newer.withObject("/title").put("zh-Hans", "西湖龙井开茶节");
        PartnersItems.put(tea, 2, "published", newer);

        // When
        Page again = librarian.page(saved.first(FORM).attr("action"));

        // Then
        assertThat(again.texts(".notice[role=alert]")).hasSize(1);
        assertThat(again.texts("#f-offer-title .changed")).hasSize(1);
        assertThat(again.first("#f-offer-title .side-text").text()).isEqualTo("西湖龙井开茶节");
        assertThat(form(again).text(TITLE)).isEqualTo("Longjing tea festival");
    }

    @Test
    void draftOfAnItemThatIsNoLongerHereKeepsItsTexts() throws Exception {
        // Given
        Page saved = offer().type(TITLE, "Longjing tea festival").pressed("save");
        PartnersItems.put(tea, 2, "erased", Documents.json("{}"));

        // When
        Page again = librarian.page(saved.first(FORM).attr("action"));
        Page kept = form(again).type("/text/en", "Still here.").pressed("save");

        // Then
        assertThat(again.text()).contains("The item is no longer here, so", "Longjing tea festival");
        assertThat(kept.text()).contains("Longjing tea festival");
    }

    @Test
    void itemThatIsNotPublishedGetsNoOffer() throws Exception {
        // Given
        PartnersItems.put(tea, 2, "withdrawn", PartnersItems.tea());

        // When
        Page page = librarian.page(NEW + tea);

        // Then
        assertThat(page.first(".notice[role=alert]").text())
                .startsWith("Translations and corrections can be offered only");
        assertThat(librarian.page("/items/" + tea).links(".acts a")).noneMatch(link -> link.contains("offer="));
    }

    @Test
    void textsThatThePartnerWouldRefuseStandAtTheirFields() {
        // When
        Page page = pressed(
                offer().type(TITLE, "x".repeat(301))
                        .type("offer.text/summary/en", "")
                        .type("offer.text/festival/rule/en", "Around \u202eQingming")
                        .type("offer.credit", "x".repeat(301)),
                "save");

        // Then
        assertThat(page.links(".problems li a"))
                .containsExactlyInAnyOrder(
                        "#f-offer-title-en", "#f-offer-summary-en", "#f-offer-festival-rule-en", "#f-offer-credit");
        assertThat(form(page).text(TITLE)).hasSize(301);
        assertThat(page.text()).contains("an offer cannot remove texts");
    }

    @Test
    void sisterIsFoundLinkedAndRemoved() {
        // Given
        String title = "Kirkstall tea " + UUID.randomUUID();
        String own = Api.id(Api.created(published(titled(lightNight(), title))));

        // When
        Page found = pressed(offer().type("offer.words", own).type("offer.relation", "counterpart"), "find");
        Page linked = pressed(form(found), "sister:" + own);
        Page without = pressed(form(linked), "less:/sisters/0");
        Page sent = form(linked).pressed("send");

        // Then
        assertThat(found.text()).contains("Link " + title);
        assertThat(linked.text()).contains(title + " (Counterpart in the other city)");
        assertThat(without.text()).doesNotContain(title);
        assertThat(proposal().path("sort").asText()).isEqualTo("sister");
        assertThat(proposal().at("/changes/0/becomes/id").asText()).isEqualTo(own);
        assertThat(proposal().at("/changes/0/becomes/relation").asText()).isEqualTo("counterpart");
        assertThat(sent.texts(".offer-becomes .side-text")).containsExactly(title + " (Counterpart in the other city)");
    }

    @Test
    void enterInTheSearchForASisterSavesNothing() {
        // When
        Page page = pressed(offer().type("offer.words", "No such item anywhere"), "enter");

        // Then
        assertThat(page.text()).contains("No published item of this city was found.");
        assertThat(Database.value("select count(*) from letters.post")).isEqualTo("0");
    }

    @Test
    void letterThatAsksForATranslationIsAnsweredByAnOffer() throws Exception {
        // Given
        String asking = """
                {"to": "leeds", "from": {"desk": "events"}, "originalLanguage": "en", "subject": {"en": "English?"},
                 "text": {"en": "Could you translate?"}, "asks": "translation",
                 "about": [{"owner": "hangzhou", "id": "%s", "version": 1}]}
                """.formatted(tea);
        UUID thread = UUID.randomUUID();
        PartnersLetters.put(asking, thread, 1, 0);

        // When
        Page page = librarian.page("/desk/letters/threads/" + thread);
        Page offer = librarian.page(page.links(".letter-acts a[href*='offer=']").get(0));
        Page sent = form(offer).type(TITLE, "Longjing tea festival").pressed("send");

        // Then
        assertThat(form(offer).text("/subject/en")).isEqualTo("Re: English?");
        assertThat(sent.texts("li[id^=letter]")).hasSize(2);
        assertThat(sent.texts(".letter .states .tag").get(0)).isEqualTo("Answered");
    }

    @Test
    void twoColleaguesWhoChangeADraftOfAnOfferChoose() {
        // Given
        Page saved = offer().type(TITLE, "Longjing tea festival").pressed("save");
        DeskForm mine = form(saved).type(TITLE, "My title");
        form(saved).type(TITLE, "Their title").press("save");

        // When
        Page stale = pressed(mine, "save");
        Page merged = Page.of(DeskForm.on(stale, "form.merge", librarian).press("merge"));

        // Then
        assertThat(stale.texts("legend")).containsExactly("Offered changes");
        assertThat(stale.texts(".side-text"))
                .containsExactly("Title (English): My title", "Title (English): Their title");
        assertThat(form(merged).text(TITLE)).isEqualTo("My title");
    }

    @Test
    void hostileFormIsRefused() {
        // Given
        DeskForm form = offer();

        // When, Then
        Response kept = form.type("offer.kept", "no JSON").press("save");
        assertThat(kept.statusCode()).isEqualTo(400);
        Response version = offer().type("offer.version", "1").press("save");
        assertThat(version.statusCode()).isEqualTo(400);
        Response pointer =
                offer().type("offer.text/licence/../x", "y").type(TITLE, "New").press("save");
        assertThat(pointer.statusCode()).isEqualTo(303);
        assertThat(proposal().path("changes").findValuesAsText("pointer"))
                .isEqualTo(List.of("/title/en", "/title/zh-Hans"));
    }
}

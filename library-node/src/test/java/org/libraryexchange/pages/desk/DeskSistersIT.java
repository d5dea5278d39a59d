package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Documents.canalPhotograph;
import static org.libraryexchange.fixture.Documents.identified;
import static org.libraryexchange.fixture.Documents.json;
import static org.libraryexchange.fixture.Documents.published;
import static org.libraryexchange.fixture.Documents.titled;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Indexed;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;

/** Finding items of Hangzhou that belong with one of Leeds, and naming them. */
@QuarkusTest
class DeskSistersIT {

    private static DeskBrowser librarian;
    private static DeskBrowser cataloguer;

    /** No item of another test has it. */
    private final String word = "Quimberly" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void signIn() {
        if (librarian == null) {
            librarian = DeskBrowser.of("sisters.librarian", "librarian");
            cataloguer = DeskBrowser.of("sisters.cataloguer", "cataloguer");
        }
    }

    /** An item of Hangzhou in Chinese, which search knows. */
    private UUID canal(String chinese) throws Exception {
        return found(PartnersItems.published(document("history-resource", chinese)));
    }

    private ObjectNode document(String kind, String chinese) {
        return json("""
                {"kind": "%s", "originalLanguage": "zh-Hans", "title": {"zh-Hans": "%s %s"},
                 "licence": "https://creativecommons.org/licenses/by/4.0/"}
                """.formatted(kind, chinese, word));
    }

    /** Waits until search knows an item. */
    private static UUID found(UUID item) {
        Indexed.awaitAll();
        return item;
    }

    /** The desk's address of a draft of Leeds. */
    private static String draft(String english) {
        return address(Api.created(titled(canalPhotograph(), english)));
    }

    private static String address(Response item) {
        return DeskBrowser.ITEMS + "/" + Api.id(item);
    }

    private static ObjectNode inCatalogue(String address) {
        return json(Api.asCataloguer()
                .get(Api.ITEMS + address.substring(address.lastIndexOf('/')))
                .asString());
    }

    private static String choice(UUID item) {
        return "hangzhou/" + item;
    }

    /** What the page's script gets while somebody types. */
    private static Page finding(String address, String words, String... ticked) {
        StringBuilder ticks = new StringBuilder();
        for (String each : ticked) {
            ticks.append("&sister=").append(each);
        }
        Page found = Page.of(librarian.get(address + "/sisters?words=" + encoded(words) + ticks));
        assertThat(found.status()).isEqualTo(200);
        return found;
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private static List<String> choices(Page page) {
        return page.document().select("[name=sister]").eachAttr("value");
    }

    private static DeskForm form(Page page) {
        return DeskForm.on(page, "form.item-form", librarian);
    }

    private static Page inChinese(String address) {
        return Page.of(Staff.with(librarian.session())
                .urlEncodingEnabled(false)
                .header("Accept-Language", "zh-CN")
                .get(address));
    }

    @Test
    void itemInAnotherScriptIsFoundWhileSomebodyTypesAndLinked() throws Exception {
        // Given
        UUID canal = canal("京杭大运河");
        String draft = draft("A canal in Leeds");

        // When
        Page found = finding(draft, "grand canal " + word);
        Page linked = librarian.form(draft).type("sister", choice(canal)).pressed("sister");
        Page saved = form(linked)
                .type("/sisters/0/relation", "same")
                .type("/sisters/0/note/en", "Both carry coal.")
                .pressed("save");

        // Then
        assertThat(found.texts(".sister-choices legend")).containsExactly("Found");
        assertThat(choices(found)).containsExactly(choice(canal));
        assertThat(choices(finding(draft, "waterfall " + word)))
                .as("not all words")
                .isEmpty();
        assertThat(found.document().select("[name=sister][checked]")).isEmpty();
        assertThat(found.texts(".sister-choices label")).containsExactly("京杭大运河 " + word);
        assertThat(found.first(".sister-choices label span").attr("lang")).isEqualTo("zh-Hans");
        assertThat(found.text()).contains("Hangzhou Local history · See the public page");
        assertThat(linked.texts(".sister-line a")).containsExactly("京杭大运河 " + word);
        assertThat(linked.text()).contains("The item from Hangzhou does not link back.");
        assertThat(form(linked).text("/sisters/0/relation")).isEqualTo("counterpart");
        assertThat(saved.texts(".done")).containsExactly("The draft is saved.");
        assertThat(inCatalogue(draft).path("sisters"))
                .isEqualTo(json("""
                {"sisters": [{"owner": "hangzhou", "id": "%s", "relation": "same", "note": {"en": "Both carry coal."}}]}
                """.formatted(canal)).path("sisters"));
        assertThat(choices(finding(draft, word))).as("named already").isEmpty();
    }

    @Test
    void withoutWordsThoseAreSuggestedThatNameTheItemOrSeemToBeAboutTheSame() throws Exception {
        // Given
        Response item = Api.created(published(titled(canalPhotograph(), "Grand Canal " + word)));
        UUID festival = found(PartnersItems.published(document("festival", "大运河")));
        UUID canal = canal("大运河");
        ObjectNode naming = document("history-resource", "拱宸桥");
        naming.withArray("/sisters")
                .addObject()
                .put("owner", "leeds")
                .put("id", Api.id(item))
                .put("relation", "counterpart");
        UUID bridge = PartnersItems.published(naming);

        // When
        Page suggested = finding(address(item), "");

        // Then
        assertThat(suggested.texts("legend")).containsExactly("Suggested matches");
        assertThat(choices(suggested)).containsExactly(choice(bridge), choice(canal), choice(festival));
        assertThat(suggested.texts(".sister-choices li > .note").get(0))
                .isEqualTo("Hangzhou Local history · It links to this item. · See the public page");
    }

    @Test
    void nothingFoundIsSaidAndNothingToSuggestIsNot() {
        // Given
        String draft = draft(word);

        // When, Then
        assertThat(finding(draft, word).text()).isEqualTo("No item was found.");
        assertThat(finding(draft, " ").text()).isEmpty();
        assertThat(librarian.page(draft + "?find=" + word).texts("#sisters-found"))
                .containsExactly("No item was found.");
    }

    @Test
    void onlyPublishedItemsOfPartnersAreFound() throws Exception {
        // Given
        String own = Api.id(Api.created(published(titled(canalPhotograph(), "Own " + word))));
        UUID withdrawn = PartnersItems.published(document("festival", "撤下"));
        UUID erased = PartnersItems.published(document("festival", "删除"));
        PartnersItems.put(withdrawn, 2, "withdrawn", document("festival", "撤下"));
        PartnersItems.put(erased, 2, "erased", json("{}"));
        UUID here = canal("运河");
        String draft = draft("Without any");
        found(UUID.fromString(own));

        // When
        Page found = finding(draft, word);

        // Then
        assertThat(choices(found)).containsExactly(choice(here));
    }

    @Test
    void whatIsTickedStaysAChoiceWhateverIsTypedNext() throws Exception {
        // Given
        UUID ticked = canal("大运河");
        UUID other = canal("西湖");
        String draft = draft("Ticking");

        // When
        Page found = finding(draft, "西湖 " + word, choice(ticked));
        Page nothing = finding(draft, "nothing " + word, choice(ticked), choice(other));

        // Then
        assertThat(choices(found)).containsExactly(choice(ticked), choice(other));
        assertThat(found.document().select("[checked]").eachAttr("value")).containsExactly(choice(ticked));
        assertThat(nothing.document().select("[checked]").eachAttr("value"))
                .containsExactlyInAnyOrder(choice(ticked), choice(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "words=%22%22",
                "words=-Quimberly",
                "words=%00",
                "words=%F0%9F%8F%AE",
                "sister=",
                "sister=%2F",
                "sister=hangzhou",
                "sister=hangzhou/no-id",
                "sister=hangzhou/019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11",
                "sister=nowhere/OWN",
                "sister=leeds/OWN",
                "words=a&words=b",
                "page=2"
            })
    void foreignParametersDoNoHarm(String parameters) {
        // Given
        String draft = draft("Foreign parameters");

        // When
        Response answer = librarian.get(
                draft + "/sisters?" + parameters.replace("OWN", draft.substring(draft.lastIndexOf('/') + 1)));

        // Then
        assertThat(answer.statusCode()).isIn(200, 400);
        assertThat(choices(Page.of(answer))).isEmpty();
    }

    @Test
    void withoutAScriptFindingIsAStepThatLosesNothing() throws Exception {
        // Given
        UUID canal = canal("大运河");
        UUID lake = canal("西湖");
        String draft = draft("Without a script");

        // When
        Page found = librarian
                .form(draft)
                .type("/summary/en", "Typed meanwhile")
                .type("words", "大运河 " + word)
                .pressed("find");
        Page enter =
                form(found).type("sister", choice(canal)).type("words", word).pressed("keep");
        Page more = form(enter).type("sister", choice(lake)).pressed("save");

        // Then
        assertThat(found.first("#sister-words").val()).isEqualTo("大运河 " + word);
        assertThat(choices(found)).containsExactly(choice(canal));
        assertThat(found.first("#f-summary-en").text()).isEqualTo("Typed meanwhile");
        assertThat(enter.texts(".sister-line a")).containsExactly("大运河 " + word);
        assertThat(choices(enter)).containsExactly(choice(lake));
        assertThat(more.texts(".sister-line a")).containsExactly("大运河 " + word, "西湖 " + word);
        assertThat(inCatalogue(draft).path("sisters").findValuesAsText("id"))
                .containsExactly(canal.toString(), lake.toString());
        assertThat(form(more).pressed("less:/sisters/0").texts(".sister-line a"))
                .containsExactly("西湖 " + word);
    }

    @Test
    void stateOfEachSisterIsTold() throws Exception {
        // Given
        String draft = draft("Many sisters");
        String id = draft.substring(draft.lastIndexOf('/') + 1);
        ObjectNode naming = document("festival", "互相");
        naming.withArray("/sisters").addObject().put("owner", "leeds").put("id", id);
        UUID mutual = PartnersItems.published(naming);
        UUID withdrawn = PartnersItems.published(document("festival", "撤下"));
        PartnersItems.put(withdrawn, 2, "withdrawn", document("festival", "撤下"));
        UUID erased = PartnersItems.published(document("festival", "删除"));
        PartnersItems.put(erased, 2, "erased", json("{}"));
        DeskForm form = librarian.form(draft);
        form.fields()
                .put("sister", List.of(choice(mutual), choice(withdrawn), choice(erased), choice(UUID.randomUUID())));

        // When
        Page page = form.pressed("sister");
        Page chinese = inChinese(draft).isSound();

        // Then
        assertThat(page.texts(".sister-line .note"))
                .containsExactly(
                        "Each links to the other.",
                        "Hangzhou has withdrawn it. Readers are told so.",
                        "Hangzhou has erased it. Readers do not see this link.",
                        "It is not available here yet. Readers are told so.");
        assertThat(page.texts(".sister-line a")).containsExactly("互相 " + word, "撤下 " + word);
        assertThat(chinese.texts(".sister-line .note"))
                .containsExactly("双方已互相关联。", "杭州已撤下该条目，读者会看到说明。", "杭州已永久删除该条目，读者看不到此关联。", "该条目尚未同步至本站，读者会看到说明。");
    }

    @Test
    void everythingIsSaidInChinese() throws Exception {
        // Given
        UUID canal = canal("大运河");
        String draft = draft("Grand Canal " + word);

        // When
        Page page = inChinese(draft + "?find=" + word).isSound();
        Page suggested = inChinese(draft + "/sisters?words=");
        Page nothing = inChinese(draft + "/sisters?words=nothing+" + word);

        // Then
        assertThat(page.texts("#sisters h2")).containsExactly("关联条目");
        assertThat(page.texts("[for=sister-words]")).containsExactly("查找对方城市的条目");
        assertThat(page.texts(".sister-choices legend")).containsExactly("检索结果");
        assertThat(page.text()).contains("杭州 地方文献 · 查看公开页面");
        assertThat(choices(suggested)).containsExactly(choice(canal));
        assertThat(suggested.texts("legend")).containsExactly("可能与本条目相关");
        assertThat(nothing.text()).isEqualTo("没有找到条目。");
    }

    @Test
    void moreSistersThanAllowedAreRefusedAtTheirList() {
        // Given
        String draft = draft("Too many sisters");
        DeskForm form = librarian.form(draft);
        form.fields()
                .put(
                        "sister",
                        IntStream.rangeClosed(1, 21)
                                .mapToObj(i -> choice(UUID.randomUUID()))
                                .toList());

        // When
        Page page = form.pressed("save");

        // Then
        assertThat(page.texts(".problems li")).hasSize(1);
        assertThat(page.links(".problems li a"))
                .allMatch(link -> !page.document().select(link).isEmpty());
        assertThat(page.texts(".sister-line")).hasSize(21);
        assertThat(inCatalogue(draft).has("sisters")).isFalse();
    }

    /** Each version, table or colleague that changes nothing but the sister items. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Sister item 1: Item | 大运河 %1$s (Hangzhou) | An item from Hangzhou"
                        + " | Sister item 1: Relation | Both describe the same thing"
                        + " | The other city’s counterpart",
                "zh-CN | 关联条目 1：条目 | 大运河 %1$s（杭州） | 杭州的条目 | 关联条目 1：关系 | 介绍同一事物 | 两地相对应"
            })
    void historyAndImportSayWhichSistersChange(
            String language, String item, String before, String after, String relation, String same, String counterpart)
            throws Exception {
        // Given
        UUID canal = canal("大运河");
        String scheme = "sisters-" + word.toLowerCase(Locale.ROOT);
        ObjectNode document = identified(published(titled(canalPhotograph(), "Canal")), scheme, "1");
        ObjectNode sister = document.putArray("sisters").addObject();
        sister.put("owner", "hangzhou").put("id", canal.toString()).put("relation", "same");
        Response created = Api.created(document);
        byte[] table = exported(scheme);
        sister.put("id", UUID.randomUUID().toString()).put("relation", "counterpart");
        Response changed = Api.sending(document).put("/api/v1/items/by-identifier/" + scheme + "/1");
        assertThat(changed.statusCode()).isEqualTo(200);

        // When
        Page history = Page.of(Staff.with(cataloguer.session())
                        .header("Accept-Language", language)
                        .get(address(created) + "/history"))
                .isSound();
        Page preview = Page.of(Staff.with(cataloguer.session())
                        .header("Accept-Language", language)
                        .multiPart("file", "table.csv", table, "text/csv")
                        .multiPart("scheme", scheme)
                        .post("/desk/import"))
                .isSound();

        // Then
        String canalTitle = before.formatted(word);
        assertThat(history.texts(".differs th[scope=row]")).containsExactly(item, relation);
        assertThat(history.texts(".differs del")).containsExactly(canalTitle, same);
        assertThat(history.texts(".differs ins")).containsExactly(after, counterpart);
        assertThat(preview.texts(".counts dd")).containsExactly("0", "1", "0", "0", "0");
        assertThat(preview.texts(".row-changes b")).containsExactly(item, relation);
        assertThat(preview.texts(".row-changes del")).containsExactly(after, counterpart);
        assertThat(preview.texts(".row-changes ins")).containsExactly(canalTitle, same);
    }

    private static byte[] exported(String scheme) {
        return Staff.with(cataloguer.session())
                .accept("*/*")
                .get("/desk/export?state=published&scheme=" + scheme)
                .asByteArray();
    }

    @Test
    void sistersOfTheSameTitleAreToldApart() throws Exception {
        // Given
        UUID last = PartnersItems.published(document("festival", "龙井茶开采节"));
        UUID next = PartnersItems.published(document("festival", "龙井茶开采节"));
        Response item = Api.created(published(titled(canalPhotograph(), "A festival each year")));
        String address = address(item);
        Page unused = DeskForm.on(cataloguer.page(address), "form.item-form", cataloguer)
                .type("sister", choice(last))
                .pressed("publish");
        DeskForm mine = cataloguer.form(address).type("/sisters/0/id", next.toString());

        // When
        mine.pressed("publish");
        Page history = cataloguer.page(address + "/history");

        // Then
        assertThat(history.texts("section:first-of-type .differs del"))
                .containsExactly("龙井茶开采节 " + word + " (Hangzhou) (" + last + ")");
        assertThat(history.texts("section:first-of-type .differs ins"))
                .containsExactly("龙井茶开采节 " + word + " (Hangzhou) (" + next + ")");
    }

    @Test
    void twoPeopleWhoChangeTheSistersAreShownBothByTitle() throws Exception {
        // Given
        UUID canal = canal("大运河");
        UUID lake = canal("西湖");
        String draft = draft("Two people");
        DeskForm mine = librarian.form(draft).type("sister", choice(canal));
        Page unused = cataloguer.form(draft).type("sister", choice(lake)).pressed("save");

        // When
        Page page = mine.pressed("save");

        // Then
        assertThat(page.text())
                .contains("大运河 " + word + " (Hangzhou)", "西湖 " + word + " (Hangzhou)")
                .doesNotContain(canal.toString(), lake.toString());
    }
}

package org.libraryexchange.pages.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.Documents.canalPhotograph;
import static org.libraryexchange.fixture.Documents.json;
import static org.libraryexchange.fixture.Documents.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Pictures;
import org.libraryexchange.item.Translated;
import org.libraryexchange.letters.sisters.SisterItem.ItemName;
import org.libraryexchange.letters.sisters.Sisters;

/** What readers see of items that belong together, and of who translated them. */
@QuarkusTest
class SisterPagesIT {

    private static final String SITE = "http://leeds.library.example";
    private static final String PARTNERS_SITE = "https://hangzhou.library.example";
    private static final String NOTE = "{\"en\": \"Both carry coal.\", \"zh-Hans\": \"两者都运煤。\"}";

    @Inject
    Sisters sisters;

    private static ObjectNode bridge() {
        return json("""
                {"kind": "history-resource", "originalLanguage": "zh-Hans",
                 "title": {"en": "Gongchen Bridge", "zh-Hans": "拱宸桥"},
                 "pictures": [%s],
                 "history": {"form": "building"}}
                """.formatted(Pictures.unknown("5")));
    }

    private static ObjectNode canal() {
        ObjectNode canal = published(canalPhotograph());
        canal.withObject("/title").put("zh-Hans", "仓库兴建前的运河港池");
        return canal;
    }

    private static ObjectNode naming(ObjectNode document, String owner, UUID id, String relation) {
        ObjectNode named = document.deepCopy();
        named.withArray("/sisters")
                .addObject()
                .put("owner", owner)
                .put("id", id.toString())
                .put("relation", relation)
                .set("note", json(NOTE));
        return named;
    }

    private static JsonNode linkedData(Page page) throws Exception {
        return new ObjectMapper()
                .readTree(page.first("script[type='application/ld+json']").data());
    }

    @ParameterizedTest
    @CsvSource({
        "en, This record, Counterpart in Hangzhou, Gongchen Bridge, Both carry coal., Counterpart in Leeds",
        "zh-Hans, 本条目, 杭州的对应条目, 拱宸桥, 两者都运煤。, 利兹的对应条目"
    })
    void pairStandsSideBySideOnBothPages(
            String language, String self, String relation, String title, String note, String relationBack)
            throws Exception {
        // Given
        UUID bridge = UUID.randomUUID();
        String canal = id(created(naming(canal(), "hangzhou", bridge, "counterpart")));
        ObjectNode shown = naming(bridge(), "leeds", UUID.fromString(canal), "counterpart");
        shown.putArray("pictures");
        Database.mirror(bridge, "hangzhou", "published", Pictures.withPicture(shown, "一座桥"));

        // When
        Page ours = Page.get("/items/" + canal + "?lang=" + language).isSound();
        Page theirs = Page.get("/items/" + bridge + "?lang=" + language).isSound();

        // Then
        assertThat(ours.texts(".sisters .meta span:nth-of-type(2)")).containsExactly(self, relation);
        assertThat(ours.texts(".sisters .title")).hasSize(2).last().isEqualTo(title);
        assertThat(ours.links(".sisters a")).containsExactly("/items/" + bridge + "?lang=" + language);
        assertThat(ours.document().select(".sisters .accent-jade img").eachAttr("src"))
                .containsExactly(
                        "/media/" + shown.at("/pictures/0/thumbnail/sha256").asText());
        assertThat(ours.texts(".sisters .small")).containsExactly(note);
        assertThat(theirs.links(".sisters a")).containsExactly("/items/" + canal + "?lang=" + language);
        assertThat(theirs.texts(".sisters .meta span:nth-of-type(2)")).containsExactly(self, relationBack);
        assertThat(sisters.naming(new ItemName("leeds", UUID.fromString(canal))))
                .extracting(document -> document.path("id").asText())
                .containsExactly(bridge.toString());
    }

    @Test
    void whatOnlyOneSideNamesIsShownThereAlone() throws Exception {
        // Given
        UUID bridge = UUID.randomUUID();
        Database.mirror(bridge, "hangzhou", "published", bridge());
        String canal = id(created(naming(canal(), "hangzhou", bridge, "same")));

        // When
        Page ours = Page.get("/items/" + canal + "?lang=en").isSound();
        Page theirs = Page.get("/items/" + bridge + "?lang=en").isSound();

        // Then
        assertThat(ours.texts(".sisters .title"))
                .containsExactly("The canal basin before the warehouses", "Gongchen Bridge");
        assertThat(theirs.document().select(".sisters")).isEmpty();
    }

    @Test
    void sisterThatIsGoneOrNotHereYetIsToldOf() throws Exception {
        // Given
        UUID withdrawn = UUID.randomUUID();
        UUID erased = UUID.randomUUID();
        Database.mirror(withdrawn, "hangzhou", "withdrawn", bridge());
        Database.mirror(erased, "hangzhou", "erased", json("{\"kind\": \"history-resource\"}"));
        ObjectNode canal = naming(canal(), "hangzhou", withdrawn, "counterpart");
        canal = naming(canal, "hangzhou", erased, "counterpart");
        canal = naming(canal, "hangzhou", UUID.randomUUID(), "same");
        // An own draft, and an item of another city than the one that is named.
        canal = naming(canal, "leeds", UUID.fromString(id(created(canalPhotograph()))), "same");
        canal = naming(canal, "leeds", withdrawn, "same");

        // When
        Page page = Page.get("/items/" + id(created(canal)) + "?lang=en").isSound();

        // Then
        assertThat(page.texts(".sisters .badge")).containsExactly("Leeds", "Hangzhou", "Hangzhou", "Leeds", "Leeds");
        assertThat(page.texts(".sisters .status")).containsExactly("Withdrawn");
        assertThat(page.links(".sisters a")).containsExactly("/items/" + withdrawn + "?lang=en");
        assertThat(page.texts(".sisters .about > p:not(.meta):not(.small)"))
                .containsExactly(
                        "The record from Hangzhou is not available here yet.",
                        "The record from Leeds is not available here yet.",
                        "The record from Leeds is not available here yet.");
        assertThat(linkedData(page).has("sameAs")).isFalse();
        assertThat(linkedData(page).at("/mainEntityOfPage/relatedLink").isMissingNode())
                .isTrue();
    }

    @Test
    void onlyErasedSisterLeavesNoTrace() throws Exception {
        // Given
        UUID erased = UUID.randomUUID();
        Database.mirror(erased, "hangzhou", "erased", json("{\"kind\": \"history-resource\"}"));

        // When
        Page page = Page.get("/items/" + id(created(naming(canal(), "hangzhou", erased, "same"))));

        // Then
        assertThat(page.document().select(".sisters")).isEmpty();
    }

    @Test
    void linkedDataTellsTheSameFromACounterpart() throws Exception {
        // Given
        UUID same = UUID.randomUUID();
        UUID counterpart = UUID.randomUUID();
        Database.mirror(same, "hangzhou", "published", bridge());
        Database.mirror(counterpart, "hangzhou", "published", bridge());
        ObjectNode canal = naming(naming(canal(), "hangzhou", same, "same"), "hangzhou", counterpart, "counterpart");

        // When
        String canalId = id(created(canal));
        JsonNode linked = linkedData(Page.get("/items/" + canalId));

        // Then
        assertThat(linked.path("sameAs"))
                .extracting(JsonNode::asText)
                .containsExactly(PARTNERS_SITE + "/items/" + same);
        assertThat(linked.at("/mainEntityOfPage/@type").asText()).isEqualTo("WebPage");
        assertThat(linked.at("/mainEntityOfPage/url").asText()).isEqualTo(SITE + "/items/" + canalId);
        assertThat(linked.at("/mainEntityOfPage/relatedLink"))
                .extracting(JsonNode::asText)
                .containsExactly(PARTNERS_SITE + "/items/" + counterpart);
    }

    @Test
    void whateverAPartnerWritesThePageIsThere() throws Exception {
        // Given
        UUID id = UUID.randomUUID();
        ObjectNode document = bridge();
        document.set("sisters", json("""
                {"list": [{"owner": "leeds"}, {"id": "no id", "owner": "leeds"}, 7, {"id": 8}, {"note": "x"},
                    {"id": "019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11"},
                    {"id": "%s", "owner": "hangzhou", "relation": "<b>twin</b>"}]}
                """.formatted(id)).path("list"));
        document.set("translated", json("""
                {"en": {"/title": {"from": "zh-Hans", "source": 7}, "/~2": {"from": "en"}, "title": {"by": "x"},
                    "": {"by": "y"}, "/originalLanguage": {}, "/nothing/": {"machine": true}}, "fr": {"/title": {"by": "z"}}}
                """));

        // When
        Database.mirror(id, "hangzhou", "published", document);
        Page page = Page.get("/items/" + id + "?lang=en").isSound();

        // Then
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.texts(".sisters .badge")).containsExactly("Hangzhou", "Hangzhou");
        assertThat(page.texts("h1 .instead")).containsExactly("translated from an earlier version");
    }

    private static ObjectNode translated(ObjectNode document, String pointer, String source, String note) {
        ObjectNode noted = document.deepCopy();
        ObjectNode of = json(note);
        of.put("from", "en").put("source", Translated.fingerprint(source));
        noted.withObject("/translated/zh-Hans").set(pointer, of);
        return noted;
    }

    private static Page page(ObjectNode document, String language) throws Exception {
        UUID id = UUID.randomUUID();
        Database.mirror(id, "hangzhou", "published", document);
        return Page.get("/items/" + id + "?lang=" + language).isSound();
    }

    /** An item of Hangzhou whose original is English. */
    private static ObjectNode english() {
        ObjectNode document = bridge().put("originalLanguage", "en");
        document.withObject("/summary").put("en", "A stone bridge.").put("zh-Hans", "一座石桥。");
        document.withObject("/description").put("en", "Built in 1631.").put("zh-Hans", "建于1631年。");
        return document;
    }

    @Test
    void readersOfATranslationSeeWhoMadeItAndWhatItIsWorth() throws Exception {
        // Given
        ObjectNode document = translated(english(), "/title", "Gongchen Bridge", "{\"by\": \"leeds\"}");
        document =
                translated(document, "/summary", "A bridge.", "{\"by\": \"leeds\", \"credit\": \"Leeds Libraries\"}");
        document = translated(document, "/description", "Built in 1631.", "{\"by\": \"hangzhou\", \"machine\": true}");

        // When
        Page chinese = page(document, "zh-Hans");
        Page english = page(document, "en");

        // Then
        assertThat(chinese.texts(".provenance li")).contains("中文译文：利兹图书馆", "中文译文：Leeds Libraries");
        assertThat(chinese.document().select("h1 .instead")).isEmpty();
        assertThat(chinese.texts(".lead .instead")).containsExactly("译自较早版本");
        assertThat(chinese.texts(".prose p:not(.lead) .instead")).containsExactly("机器翻译");
        assertThat(english.document().select(".instead")).isEmpty();
        assertThat(english.texts(".provenance li")).noneMatch(line -> line.contains(" by Leeds"));
    }

    @Test
    void translationsAreNamedInEnglishToo() throws Exception {
        // Given
        ObjectNode document = bridge();
        document.withObject("/translated/en/~1title")
                .put("from", "zh-Hans")
                .put("source", "0123456789abcdef")
                .put("by", "leeds")
                .put("machine", true);

        // When
        Page page = page(document, "en");

        // Then
        assertThat(page.texts(".provenance li")).contains("English translation: Leeds Libraries");
        assertThat(page.texts("h1 .instead"))
                .containsExactly("machine translated", "translated from an earlier version");
    }

    @Test
    void ownerIsNotCreditedForItsOwnTranslation() throws Exception {
        // When
        Page page = page(translated(english(), "/title", "Gongchen Bridge", "{\"by\": \"hangzhou\"}"), "zh-Hans");

        // Then
        assertThat(page.texts(".provenance li")).noneMatch(line -> line.contains("译文"));
    }
}

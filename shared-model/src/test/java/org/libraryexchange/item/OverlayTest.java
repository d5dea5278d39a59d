package org.libraryexchange.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.libraryexchange.item.Overlay.Fate.MERGED;
import static org.libraryexchange.item.Overlay.Fate.OVERTAKEN;
import static org.libraryexchange.item.Overlay.Fate.SET_ASIDE;
import static org.libraryexchange.item.Overlay.Fate.STANDS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.libraryexchange.item.Overlay.Fate;
import org.libraryexchange.item.Overlay.Laid;
import org.libraryexchange.item.Overlay.Noted;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

class OverlayTest {

    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

    /** What Leeds' system sends every night. */
    private static final String NIGHTLY = """
            {"kind": "history-resource", "originalLanguage": "en",
             "title": {"en": "Leeds and Liverpool Canal"},
             "description": {"en": "A canal over the hills.", "zh-Hans": "一条运河。"},
             "subjects": [{"label": {"en": "Canals"}}, {"label": {"en": "Locks"}, "uri": "https://example.org/locks"}],
             "links": [{"rel": "about", "url": "https://example.org/canal", "title": {"en": "The canal"}}],
             "licence": "https://creativecommons.org/licenses/by/4.0/",
             "history": {"form": "map"}}
            """;

    private static ObjectNode nightly() {
        return tree(NIGHTLY);
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) StrictJson.tree(json.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ItemDraft draft(ObjectNode document) {
        try {
            return ItemDraft.of(document.deepCopy());
        } catch (InvalidItemException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ItemDraft nightly(Consumer<ObjectNode> change) {
        ObjectNode document = nightly();
        change.accept(document);
        return draft(document);
    }

    private static Item item(ItemContent content, TextNotes notes) {
        return new Item(
                UUID.fromString("019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11"),
                "leeds",
                Status.PUBLISHED,
                1,
                NOW,
                NOW,
                content,
                notes,
                Optional.empty());
    }

    /** The nightly item after Leeds has accepted changes that Hangzhou proposed. */
    private static Item accepted(Consumer<ObjectNode> change) {
        Item before = item(draft(nightly()).content(), TextNotes.NONE);
        return edited(before, change, new ItemEdit("hangzhou", true, true, false, Map.of()));
    }

    private static Item edited(Item before, Consumer<ObjectNode> change, ItemEdit edit) {
        ObjectNode after = before.content().toTree();
        change.accept(after);
        ItemContent content = draft(after).content();
        return item(content, edit.notes(before, content));
    }

    private static Item translated() {
        return accepted(document -> {
            document.withObject("/title").put("zh-Hans", "利兹—利物浦运河");
            document.withObject("/subjects/0/label").put("zh-Hans", "运河");
        });
    }

    private static Laid lay(Item item, ItemDraft document) throws InvalidItemException {
        return Overlay.over(item, document, Status.PUBLISHED, false);
    }

    private static Item then(Laid laid) {
        return item(laid.content(), laid.notes());
    }

    private static String text(ItemContent content, String pointer) {
        return content.toTree().at(pointer).textValue();
    }

    private static void assertFate(Laid laid, String pointer, Fate fate) {
        assertThat(laid.noted())
                .filteredOn(noted -> noted.pointer().equals(pointer))
                .extracting(Noted::fate)
                .containsExactly(fate);
    }

    @Test
    void aSourceOvertakesNothingAndIsRemembered() throws InvalidItemException {
        // Given
        Item item = translated();

        // When
        Laid laid = Overlay.over(
                item, nightly(document -> document.withObject("/title").put("zh-Hans", "运河")), Status.PUBLISHED, true);

        // Then
        assertFate(laid, "/title/zh-Hans", Fate.KEPT);
        assertThat(text(laid.content(), "/title/zh-Hans")).isEqualTo("利兹—利物浦运河");
        assertThat(laid.noted())
                .filteredOn(noted -> noted.fate() == Fate.KEPT)
                .extracting(noted -> noted.came().textValue())
                .containsExactly("运河");
    }

    @Test
    void acceptedTextSurvivesAnyNumberOfDocumentsThatDoNotKnowIt() throws InvalidItemException {
        // Given
        Item item = translated();

        // When
        for (int night = 0; night < 30; night++) {
            Laid laid = lay(item, draft(nightly()));

            // Then
            assertThat(laid.noted()).extracting(Noted::fate).containsExactly(STANDS, STANDS);
            assertThat(item.says(Status.PUBLISHED, laid.content(), laid.notes()))
                    .isTrue();
            item = then(laid);
        }
    }

    @Test
    void textThatTheSystemTakesOverIsMergedAndStaysSettled() throws InvalidItemException {
        // Given
        Item item = translated();

        // When
        Laid merged =
                lay(item, nightly(document -> document.withObject("/title").put("zh-Hans", "利兹—利物浦运河")));
        Laid again = lay(then(merged), draft(nightly()));

        // Then
        assertFate(merged, "/title/zh-Hans", MERGED);
        assertThat(merged.notes()).isEqualTo(item.notes());
        assertFate(again, "/title/zh-Hans", STANDS);
        assertThat(again.notes()).isEqualTo(item.notes());
        assertThat(text(again.content(), "/title/zh-Hans")).isEqualTo("利兹—利物浦运河");
    }

    @Test
    void correctionThatTheSystemTakesOverStandsWhenItSendsTheOldTextAgain() throws InvalidItemException {
        // Given
        Item item = accepted(document -> document.withObject("/description").put("zh-Hans", "翻越群山的运河。"));
        ItemDraft knowing =
                nightly(document -> document.withObject("/description").put("zh-Hans", "翻越群山的运河。"));

        // When
        Laid merged = lay(item, knowing);
        Laid old = lay(then(merged), draft(nightly()));
        Laid mergedAgain = lay(then(old), knowing);

        // Then
        assertFate(merged, "/description/zh-Hans", MERGED);
        assertFate(old, "/description/zh-Hans", STANDS);
        assertThat(text(old.content(), "/description/zh-Hans")).isEqualTo("翻越群山的运河。");
        assertFate(mergedAgain, "/description/zh-Hans", MERGED);
    }

    @Test
    void somethingNewInTheDocumentWins() throws InvalidItemException {
        // When
        Laid laid = lay(
                translated(), nightly(document -> document.withObject("/title").put("zh-Hans", "利兹运河")));

        // Then
        assertFate(laid, "/title/zh-Hans", OVERTAKEN);
        assertThat(text(laid.content(), "/title/zh-Hans")).isEqualTo("利兹运河");
        assertThat(laid.notes().corrected()).containsOnlyKeys("/subjects/0/label/zh-Hans");
        assertThat(laid.notes().translated().get("zh-Hans")).containsOnlyKeys("/subjects/0/label");
    }

    @Test
    void correctionOfATextThatTheSystemSendsStandsUntilItSendsAnother() throws InvalidItemException {
        // Given
        Item item = accepted(document -> document.withObject("/description").put("zh-Hans", "翻越群山的运河。"));

        // When
        Laid nightly = lay(item, draft(nightly()));
        Laid changed = lay(
                item, nightly(document -> document.withObject("/description").put("zh-Hans", "另一条运河。")));

        // Then
        assertFate(nightly, "/description/zh-Hans", STANDS);
        assertThat(text(nightly.content(), "/description/zh-Hans")).isEqualTo("翻越群山的运河。");
        assertFate(changed, "/description/zh-Hans", OVERTAKEN);
    }

    @Test
    void documentThatWasReadAndSentBackChangesNothing() throws InvalidItemException {
        // Given
        Item item = translated();
        ObjectNode read = item.notes().writeTo(item.content().toTree());

        // When
        Laid laid = lay(item, draft(read));

        // Then
        assertThat(laid.noted()).isEmpty();
        assertThat(item.says(Status.PUBLISHED, laid.content(), laid.notes())).isTrue();
    }

    @Test
    void whatSomebodyChangesInADocumentThatTheyHaveReadIsJudged() throws InvalidItemException {
        // Given
        Item item = translated();
        ObjectNode read = item.notes().writeTo(item.content().toTree());
        read.withObject("/title").put("zh-Hans", "利兹运河");
        read.withObject("/subjects/0/label").remove("zh-Hans");

        // When
        Laid laid = lay(item, draft(read));

        // Then
        assertFate(laid, "/title/zh-Hans", OVERTAKEN);
        assertFate(laid, "/subjects/0/label/zh-Hans", STANDS);
        assertThat(text(laid.content(), "/title/zh-Hans")).isEqualTo("利兹运河");
        assertThat(text(laid.content(), "/subjects/0/label/zh-Hans")).isEqualTo("运河");
    }

    @Test
    void onlyTheNodeSetsNotes() {
        // Given
        Item item = translated();
        ObjectNode read = item.notes().writeTo(item.content().toTree());
        read.withObject("/corrected").removeAll();
        ItemDraft draft = draft(read);

        // Then
        assertThatThrownBy(() -> draft.requireNotes(item.notes()))
                .isInstanceOf(InvalidItemException.class)
                .satisfies(e -> assertThat(((InvalidItemException) e).violations())
                        .extracting(Violation::rule)
                        .containsOnly("set-by-node"));
    }

    @Test
    void elementIsFoundWhereverTheSystemPutsIt() throws InvalidItemException {
        // When
        Laid laid = lay(
                translated(),
                nightly(document ->
                        document.withArray("/subjects").insert(0, tree("{\"label\": {\"en\": \"Boats\"}}"))));

        // Then
        assertFate(laid, "/subjects/1/label/zh-Hans", STANDS);
        assertThat(text(laid.content(), "/subjects/1/label/zh-Hans")).isEqualTo("运河");
        assertThat(laid.notes().translated().get("zh-Hans")).containsOnlyKeys("/title", "/subjects/1/label");
    }

    @Test
    void textOfAnElementThatIsGoneOrThereTwiceIsSetAside() throws InvalidItemException {
        // When
        Laid gone = lay(
                translated(),
                nightly(document -> document.withArray("/subjects").remove(0)));
        Laid twice = lay(
                translated(),
                nightly(document -> document.withArray("/subjects").add(tree("{\"label\": {\"en\": \"Canals\"}}"))));

        // Then
        assertFate(gone, "/subjects/0/label/zh-Hans", SET_ASIDE);
        assertFate(twice, "/subjects/0/label/zh-Hans", SET_ASIDE);
        assertThat(gone.noted())
                .filteredOn(noted -> noted.fate() == SET_ASIDE)
                .extracting(noted -> noted.value().textValue())
                .containsExactly("运河");
        assertThat(lay(then(gone), draft(nightly()))
                        .content()
                        .toTree()
                        .at("/subjects/0/label/zh-Hans")
                        .isMissingNode())
                .as("revived by chance")
                .isTrue();
    }

    @Test
    void textBeginsAMemberThatTheSystemNeverSent() throws InvalidItemException {
        // Given
        Item item = accepted(document -> document.withObject("/summary").put("zh-Hans", "运河。"));

        // When
        Laid laid = lay(item, draft(nightly()));

        // Then
        assertFate(laid, "/summary/zh-Hans", STANDS);
        assertThat(text(laid.content(), "/summary/zh-Hans")).isEqualTo("运河。");
    }

    @Test
    void textOfAMemberThatTheSystemLeavesOutIsSetAside() throws InvalidItemException {
        // Given
        Item item = accepted(document -> document.withObject("/links/0/title").put("zh-Hans", "运河"));

        // When
        Laid laid =
                lay(item, nightly(document -> document.withObject("/links/0").remove("title")));

        // Then
        assertFate(laid, "/links/0/title/zh-Hans", SET_ASIDE);
        assertThat(laid.content().links().get(0).title()).isNull();
    }

    @Test
    void textInTheNewOriginalLanguageIsSetAside() throws InvalidItemException {
        // When
        Laid laid = lay(translated(), nightly(document -> {
            document.put("originalLanguage", "zh-Hans");
            document.withObject("/title").put("zh-Hans", "运河地图");
        }));

        // Then
        assertFate(laid, "/title/zh-Hans", SET_ASIDE);
        assertThat(text(laid.content(), "/title/zh-Hans")).isEqualTo("运河地图");
    }

    @Test
    void validDocumentIsRefusedForWhatPeopleSettledOnlyIfItIsOfASource() throws InvalidItemException {
        // Given
        Item item = accepted(document ->
                document.withArray("/links").add(tree("{\"rel\": \"video\", \"url\": \"https://example.org/film\"}")));
        ItemDraft full = nightly(document -> {
            for (String other : List.of(
                    "bg", "cs", "da", "de", "el", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt",
                    "nl", "pl", "pt")) {
                document.withObject("/title").put(other, "title");
            }
        });
        Item titled = edited(
                item,
                document -> document.withObject("/title").put("zh-Hans", "运河").put("zh-Hant", "運河"),
                new ItemEdit("hangzhou", true, true, false, Map.of()));

        // When
        Laid laid = lay(titled, full);

        // Then
        assertThat(laid.content().violations(true)).isEmpty();
        assertFate(laid, "/title/zh-Hans", SET_ASIDE);
        assertFate(laid, "/links", STANDS);
        assertThatThrownBy(() -> Overlay.over(titled, full, Status.PUBLISHED, true))
                .isInstanceOf(InvalidItemException.class);
    }

    @Test
    void whatGivesWayIsFoundWhereTheSystemHasMovedIt() throws InvalidItemException {
        // Given
        ItemDraft full = nightly(document -> {
            ObjectNode label = document.withObject("/subjects/0/label");
            for (String other : List.of(
                    "bg", "cs", "da", "de", "el", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt",
                    "nl", "pl", "pt")) {
                label.put(other, "label");
            }
            document.withArray("/subjects").insert(0, tree("{\"label\": {\"en\": \"Boats\"}}"));
        });

        // When
        Laid laid = lay(translated(), full);

        // Then
        assertThat(laid.content().violations(true)).isEmpty();
        assertFate(laid, "/subjects/0/label/zh-Hans", SET_ASIDE);
        assertFate(laid, "/title/zh-Hans", STANDS);
    }

    @Test
    void listThatPeopleChangedStandsAsAWhole() throws InvalidItemException {
        // Given
        Item item = accepted(document -> document.withArray("/links").removeAll());

        // When
        Laid nightly = lay(item, draft(nightly()));
        Laid another = lay(
                item,
                nightly(document -> document.withArray("/links")
                        .add(tree("{\"rel\": \"video\", \"url\": \"https://example.org/film\"}"))));

        // Then
        assertFate(nightly, "/links", STANDS);
        assertThat(nightly.content().links()).isEmpty();
        assertFate(another, "/links", OVERTAKEN);
        assertThat(another.content().links()).hasSize(2);
    }

    @Test
    void secondAcceptanceKeepsWhatTheSystemsSent() throws InvalidItemException {
        // Given
        Item first = accepted(document -> document.withObject("/description").put("zh-Hans", "第一稿。"));

        // When
        Item second = edited(
                first,
                document -> document.withObject("/description").put("zh-Hans", "第二稿。"),
                ItemEdit.byPerson("leeds", true, false));
        Laid laid = lay(second, draft(nightly()));

        // Then
        assertThat(second.notes().corrected().get("/description/zh-Hans").base())
                .isEqualTo(first.notes().corrected().get("/description/zh-Hans").base());
        assertThat(second.notes().corrected().get("/description/zh-Hans").by()).isEqualTo("leeds");
        assertThat(text(laid.content(), "/description/zh-Hans")).isEqualTo("第二稿。");
    }

    @Test
    void valueThatGoesBackToWhatTheSystemsSendIsNoLongerSettled() {
        // Given
        Item first = accepted(document -> document.withObject("/description").put("zh-Hans", "另一稿。"));

        // When
        Item back = edited(
                first,
                document -> document.withObject("/description").put("zh-Hans", "一条运河。"),
                ItemEdit.byPerson("leeds", true, false));

        // Then
        assertThat(back.notes().corrected()).isEmpty();
    }

    @Test
    void patchTouchesOnlyWhatWasSettled() {
        // Given
        Item item = translated();

        // When
        Item patched = edited(
                item,
                document -> {
                    document.withObject("/title").put("zh-Hans", "利兹运河");
                    document.withObject("/description").put("zh-Hans", "新的说明。");
                },
                ItemEdit.bySystem("leeds"));

        // Then
        assertThat(patched.notes().corrected()).containsOnlyKeys("/title/zh-Hans", "/subjects/0/label/zh-Hans");
        assertThat(patched.notes().corrected().get("/title/zh-Hans").by()).isEqualTo("leeds");
    }

    @Test
    void translationIsStaleOnceItsOriginalChangesAndRightAgainWhenSomebodySaysSo() throws InvalidItemException {
        // Given
        Item item = translated();

        // When
        Laid laid = lay(item, nightly(document -> document.withObject("/title").put("en", "Leeds & Liverpool Canal")));
        Item small = edited(
                item,
                document -> document.withObject("/title").put("en", "Leeds & Liverpool Canal"),
                ItemEdit.byPerson("leeds", true, true));

        // Then
        Translated stale = laid.notes().translated().get("zh-Hans").get("/title");
        assertThat(stale.isStale(text(item.content(), "/title/en"))).isFalse();
        assertThat(stale.isStale(text(laid.content(), "/title/en"))).isTrue();
        Translated confirmed = small.notes().translated().get("zh-Hans").get("/title");
        assertThat(confirmed.isStale("Leeds & Liverpool Canal")).isFalse();
        assertThat(confirmed.by()).isEqualTo("hangzhou");
    }

    @Test
    void translationThatWasStaleIsNotMadeRightByASmallChange() throws InvalidItemException {
        // Given
        Item stale = then(lay(
                translated(), nightly(document -> document.withObject("/title").put("en", "Another canal"))));

        // When
        Item small = edited(
                stale,
                document -> document.withObject("/title").put("en", "Another canal."),
                ItemEdit.byPerson("leeds", true, true));

        // Then
        assertThat(small.notes().translated().get("zh-Hans").get("/title").isStale("Another canal."))
                .isTrue();
    }

    @Test
    void newItemOfTheDeskSaysWhatItsTranslationsCameFrom() {
        // When
        TextNotes notes = ItemEdit.byPerson("leeds", false, false)
                .notesOfNew(draft(nightly()).content());

        // Then
        assertThat(notes.corrected()).isEmpty();
        assertThat(notes.translated()).containsOnlyKeys("zh-Hans");
        assertThat(notes.translated().get("zh-Hans")).containsOnlyKeys("/description");
        assertThat(notes.translated().get("zh-Hans").get("/description").source())
                .isEqualTo(Translated.fingerprint("A canal over the hills."));
    }

    /** What a system sends every night of a festival whose dates the node works out. */
    private static final String FESTIVAL = """
            {"kind": "festival", "originalLanguage": "en", "title": {"en": "Carnival"},
             "licence": "https://creativecommons.org/licenses/by/4.0/",
             "festival": {"recurrence": {"weekday": {"month": 8, "weekday": "monday", "nth": -1}}}}
            """;

    private static final String MADE = """
            {"rule": {"en": "The last Monday of August", "zh-Hans": "八月最后一个星期一"},
             "recurrence": {"weekday": {"month": 8, "weekday": "monday", "nth": -1}},
             "occurrences": [{"date": "2027-08-30", "ruleYear": 2027}, {"date": "2028-08-28", "ruleYear": 2028}]}
            """;

    private static Item carnival() {
        ObjectNode document = tree(FESTIVAL);
        document.set("festival", tree(MADE));
        return item(draft(document).content(), TextNotes.NONE);
    }

    /** The carnival after a person at the desk has changed it. */
    private static Item carnival(Consumer<ObjectNode> change) {
        ObjectNode changed = carnival().content().toTree();
        change.accept(changed);
        ItemContent content = draft(changed).content();
        return item(content, ItemEdit.byPerson("leeds", true, false).notes(carnival(), content));
    }

    private static Laid lay(Item current, ObjectNode document) throws InvalidItemException {
        return Overlay.over(current, draft(document), Status.PUBLISHED, false);
    }

    @Test
    void aDocumentWithTheRuleAloneChangesNothing() throws Exception {
        // Given
        Item current = carnival();

        // When
        Laid laid = lay(current, tree(FESTIVAL));

        // Then
        assertThat(current.says(Status.PUBLISHED, laid.content(), laid.notes())).isTrue();
    }

    @Test
    void whatPeopleSettledInMadeDatesAndWordsStands() throws Exception {
        // Given
        Item current = carnival(document -> {
            ObjectNode festival = (ObjectNode) document.path("festival");
            ((ObjectNode) festival.at("/occurrences/0")).put("date", "2027-08-29");
            ((ObjectNode) festival.at("/occurrences/1")).put("status", "cancelled");
            ((ObjectNode) festival.at("/rule")).put("zh-Hans", "八月银行假日星期一");
        });
        assertThat(current.notes().corrected())
                .containsOnlyKeys(
                        "/festival/occurrences/0/date", "/festival/occurrences/1/status", "/festival/rule/zh-Hans");

        // When
        Laid laid = lay(current, tree(FESTIVAL));

        // Then
        assertThat(current.says(Status.PUBLISHED, laid.content(), laid.notes())).isTrue();
        assertThat(laid.noted()).extracting(Noted::fate).containsOnly(STANDS);
    }

    @Test
    void aSettledRuleStandsAsAWhole() throws Exception {
        // Given
        Item current = carnival(document -> ((ObjectNode) document.path("festival"))
                .set("recurrence", tree("{\"weekday\": {\"month\": 8, \"weekday\": \"sunday\", \"nth\": -1}}")));
        assertThat(current.notes().corrected()).containsOnlyKeys("/festival/recurrence");
        ObjectNode newRule = tree(FESTIVAL);
        ((ObjectNode) newRule.path("festival")).set("recurrence", tree("{\"easter\": {}}"));

        // When
        Laid same = lay(current, tree(FESTIVAL));
        Laid other = lay(current, newRule);

        // Then
        assertThat(same.content().festival().recurrence())
                .isEqualTo(current.content().festival().recurrence());
        assertThat(other.content().festival().recurrence().form()).contains(new Recurrence.Easter());
        assertThat(other.noted()).extracting(Noted::fate).containsExactly(OVERTAKEN);
    }

    @Test
    void aDocumentThatNamesDatesLeavesTheOthersOfTheRule() throws Exception {
        // Given
        ObjectNode document = tree(FESTIVAL);
        ((ObjectNode) document.path("festival"))
                .putArray("occurrences")
                .addObject()
                .put("date", "2028-08-27")
                .put("ruleYear", 2028);

        // When
        Laid laid = lay(carnival(), document);

        // Then
        assertThat(laid.content().festival().occurrences())
                .extracting(occurrence -> occurrence.date().toString())
                .containsExactly("2028-08-27", "2027-08-30");
    }

    @Test
    void withoutARecurrenceADocumentSaysAll() throws Exception {
        // Given
        ObjectNode document = tree(FESTIVAL);
        document.set("festival", tree("{\"rule\": {\"en\": \"In August\"}}"));

        // When
        Laid laid = lay(carnival(), document);

        // Then
        assertThat(laid.content()).isEqualTo(draft(document).content());
    }
}

package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.stack.staff.LocalPerson;
import org.openqa.selenium.Keys;

/** Several items are changed at once, and back, in a real browser. */
@ExtendWith(SharedPair.class)
class DeskBulkIT {

    private static final int NARROWEST = 320;
    private static final int HEIGHT = 900;

    private static final int MANY = 60;
    private static final int CHANGED = 3;
    private static final String RENAMED = "Renamed meanwhile";

    private static final Map<String, List<String>> WORDS = Map.of(
            "en", List.of("3 items are changed.", "3 items are back as they were.", "One item is back as it was."),
            "zh-Hans", List.of("已修改 3 个条目。", "已将 3 个条目恢复原状。", "已将 1 个条目恢复原状。"));

    @ParameterizedTest
    @CsvSource({"390, zh-Hans", "1280, en"})
    void itemsAreChangedAtOnceAndBack(int width, String language, PairUnderTest pair) {
        tryBulkEdit(width, language, pair);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"390, en", "1280, zh-Hans", "1920, en"})
    void itemsAreChangedAtOnceAndBackOnOtherScreensToo(int width, String language, PairUnderTest pair) {
        tryBulkEdit(width, language, pair);
    }

    private static void tryBulkEdit(int width, String language, PairUnderTest pair) {
        // Given
        String author = "bulk-" + width + "-" + language;
        NodeClient client = pair.leeds().anotherClient(author);
        List<String> items = Stream.of("One", "Two", "Three")
                .map(each -> created(client, each))
                .toList();
        try (DeskPerson person = DeskPerson.at(pair.leeds(), LocalPerson.CATALOGUER, width, language)) {
            Browser browser = person.browser();
            browser.open("/desk/items?state=all&by=" + author);
            browser.choose("[name=kind]", "cultural-event");
            person.browser().send(".list-filters button");
            assertServes(browser, "a narrowed list", width);
            items.forEach(item -> browser.click("input[name=item][value='" + item + "']"));

            // When
            person.presses("edit");
            assertServes(browser, "the form for several items", width);
            person.fills("/subject-add/en", "Canals")
                    .fills("/subject-add/zh-Hans", "运河")
                    .presses("edit");
            assertServes(browser, "what would change", width);
            assertThat(browser.texts(".desk-list > li"))
                    .hasSize(3)
                    .allSatisfy(line -> assertThat(line).contains("Canals", "运河"));
            person.presses("edit");

            // Then
            browser.awaitText("p.done", WORDS.get(language).get(0));
            assertThat(document(pair, items.get(0))).contains("\"Canals\"");

            // And when
            browser.send("p.done a");
            assertServes(browser, "what undoing would do", width);
            browser.send("form.panel button.act");

            // Then
            browser.awaitText("p.done", WORDS.get(language).get(1));
            assertServes(browser, "what was undone", width);
            assertThat(document(pair, items.get(0))).doesNotContain("\"Canals\"");

            // And when
            browser.open("/desk/items/" + items.get(1) + "/history/2");
            browser.send("form.panel button.act");
            browser.awaitElement(".done");
            assertServes(browser, "a history after a restore", width);
            assertThat(document(pair, items.get(1))).contains("\"Canals\"");
            browser.open("/desk/acts");
            assertServes(browser, "what can be undone", width);
            browser.send(".desk-list a");
            browser.send("form.panel button.act");

            // Then
            browser.awaitText("p.done", WORDS.get(language).get(2));
            assertThat(document(pair, items.get(1))).doesNotContain("\"Canals\"");
        }
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"390, zh-Hans", "1280, zh-Hans", "390, en", "1280, en"})
    void sixtyItemsAreChangedByKeyboardAndBackButThoseThatOthersChanged(
            int width, String language, PairUnderTest pair) {
        // Given
        String author = "many-" + width + "-" + language;
        NodeClient client = pair.leeds().anotherClient(author);
        List<String> items = IntStream.rangeClosed(1, MANY)
                .mapToObj(each -> created(client, "Event " + each))
                .toList();
        try (DeskPerson person = DeskPerson.at(pair.leeds(), LocalPerson.CATALOGUER, width, language)) {
            Browser browser = person.browser();
            browser.open("/desk/items?state=all&by=" + author);

            // When
            person.tabsTo("all").browser().press(Keys.SPACE);
            person.pressesByKeyboard("edit");
            person.tabsTo("/subject-add/en").types("Canals");
            person.tabsTo("/subject-add/zh-Hans").types("运河");
            person.pressesByKeyboard("edit");
            assertServes(browser, "what would change in many items", width);
            person.pressesByKeyboard("edit");

            // Then
            browser.awaitText("p.done", Integer.toString(MANY));
            assertThat(items).allMatch(item -> document(pair, item).contains("\"Canals\""));

            // And when
            items.stream().limit(CHANGED).forEach(item -> renamed(client, item));
            person.pressesByKeyboard(browser.text("p.done a"));
            assertThat(browser.texts(".desk-list > li")).hasSize(CHANGED);
            person.pressesByKeyboard(browser.text("form.panel button.act"));

            // Then
            browser.awaitText("p.done", Integer.toString(MANY - CHANGED));
            assertServes(browser, "what was left out", width);
            assertThat(browser.texts(".desk-list > li")).hasSize(CHANGED);
            assertThat(items.stream().filter(item -> document(pair, item).contains("\"Canals\"")))
                    .containsExactlyElementsOf(items.subList(0, CHANGED));
            assertThat(document(pair, items.get(0))).contains(RENAMED);
        }
    }

    private static void renamed(NodeClient client, String item) {
        String entityTag = ((Acknowledged) client.get("/api/v1/items/" + item)).entityTag();
        assertThat(client.patch(item, entityTag, "{\"title\":{\"en\":\"" + RENAMED + "\"}}"))
                .isInstanceOf(Acknowledged.class);
    }

    private static String created(NodeClient client, String title) {
        Acknowledged item = (Acknowledged) client.create(
                UUID.randomUUID().toString(), ItemDocuments.event(title).toString());
        return item.id().toString();
    }

    private static String document(PairUnderTest pair, String item) {
        return ((Acknowledged) pair.leeds().client().get("/api/v1/items/" + item)).body();
    }

    private static void assertServes(Browser browser, String page, int width) {
        browser.device(NARROWEST, HEIGHT, "light");
        assertThat(browser.scrollsSideways())
                .as(page + " on the narrowest screen")
                .isFalse();
        browser.device(width, HEIGHT, "light");
        assertThat(browser.scrollsSideways()).as(page).isFalse();
        assertThat(browser.violations()).as(page).isEmpty();
        assertThat(browser.complaints()).as(page).isEmpty();
    }
}

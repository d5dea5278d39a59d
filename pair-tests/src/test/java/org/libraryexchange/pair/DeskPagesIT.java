package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.stack.staff.LocalPerson;
import org.openqa.selenium.Keys;

/** Writing at the desk, in a real browser. */
@ExtendWith(SharedPair.class)
class DeskPagesIT {

    private static final int MOST_FIELDS = 12;
    private static final String EVENT = "cultural-event";
    private static final String TITLE = "/title/en";
    private static final String BAR = "#kept";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String KEPT_IN_THE_FIRST = """
            select count(*) from working_copy
            where form like '%Typed in the first window%' and form like '%Only in the first%'
            """;

    private static final String FIRST_DATE = "/event/occurrences/0/";

    /** Keys that mean the same wherever the browser comes from: the fifth of May, and an hour of the morning. */
    private static final String DAY = "05052027";

    private static final String START = "1030AM";
    private static final String END = "1145AM";

    private static final Map<String, String> PUBLISHED = Map.of("en", "The item is published.", "zh-Hans", "条目已发布。");
    private static final Map<String, String> WHEN =
            Map.of("en", "Wed 5 May 2027, 10:30–11:45", "zh-Hans", "10:30—11:45");

    /** What an event has in both languages, in the order of the form. */
    private static Map<String, String> poems() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("/title/en", "Poems by the canal");
        fields.put("/title/zh-Hans", "运河边的诗");
        fields.put("/summary/en", "Readings at the water’s edge.");
        fields.put("/summary/zh-Hans", "水边朗诵会。");
        fields.put("/description/en", "Bring a poem.");
        fields.put("/description/zh-Hans", "请带一首诗来。");
        fields.put(FIRST_DATE + "day", DAY);
        fields.put(FIRST_DATE + "from", START);
        fields.put(FIRST_DATE + "to", END);
        fields.put("/place/name/en", "Granary Wharf");
        fields.put("/place/name/zh-Hans", "粮仓码头");
        return fields;
    }

    @ParameterizedTest
    @CsvSource({"390, zh-Hans"})
    void firstEventTakesFewFields(int width, String language, PairUnderTest pair) {
        assertPublishedWithFewFields(width, language, pair);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"390, en", "1280, en", "1280, zh-Hans", "1920, en", "1920, zh-Hans"})
    void firstEventTakesFewFieldsOnOtherScreensToo(int width, String language, PairUnderTest pair) {
        assertPublishedWithFewFields(width, language, pair);
    }

    private static void assertPublishedWithFewFields(int width, String language, PairUnderTest pair) {
        try (DeskPerson person = DeskPerson.at(pair.leeds(), LocalPerson.CATALOGUER, width, language)) {
            // When
            person.begins(EVENT);
            person.fills(poems()).presses("publish");

            // Then
            assertThat(person.filled()).isLessThanOrEqualTo(MOST_FIELDS);
            assertReadersSeeIt(person, language);
        }
    }

    private static void assertReadersSeeIt(DeskPerson person, String language) {
        Browser browser = person.browser();
        browser.awaitAddress("/desk/items/");
        browser.awaitText(".done", PUBLISHED.get(language));
        browser.click(".other-acts a[href^='/items/']");
        browser.awaitAddress("/items/");
        assertThat(browser.attribute("html", "lang")).isEqualTo(language);
        assertThat(browser.text("h1")).isEqualTo(poems().get("/title/" + language));
        assertThat(browser.text("main"))
                .contains(poems().get("/title/en"), poems().get("/title/zh-Hans"))
                .contains(poems().get("/summary/" + language), poems().get("/place/name/" + language))
                .contains(WHEN.get(language));
    }

    @ParameterizedTest
    @CsvSource({"1280, en"})
    void eventIsPublishedByKeyboardAlone(int width, String language, PairUnderTest pair) {
        tryKeyboard(width, language, pair);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"390, zh-Hans", "1920, en"})
    void eventIsPublishedByKeyboardAloneOnOtherScreensToo(int width, String language, PairUnderTest pair) {
        tryKeyboard(width, language, pair);
    }

    private static void tryKeyboard(int width, String language, PairUnderTest pair) {
        try (DeskPerson person = DeskPerson.at(pair.leeds(), LocalPerson.CATALOGUER, width, language)) {
            // When
            person.tabsTo(EVENT).browser().press(Keys.ENTER);
            person.browser().awaitAddress("/desk/items/");
            poems().forEach((field, text) -> person.tabsTo(field).types(text));
            person.tabsTo("publish").browser().press(Keys.ENTER);

            // Then
            assertReadersSeeIt(person, language);
        }
    }

    @ParameterizedTest
    @CsvSource({"390, en"})
    void eventIsPublishedWithoutScripts(int width, String language, PairUnderTest pair) {
        tryWithoutScripts(width, language, pair);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"1280, en", "1920, zh-Hans"})
    void eventIsPublishedWithoutScriptsOnOtherScreensToo(int width, String language, PairUnderTest pair) {
        tryWithoutScripts(width, language, pair);
    }

    private static void tryWithoutScripts(int width, String language, PairUnderTest pair) {
        try (DeskPerson person = DeskPerson.at(pair.leeds(), LocalPerson.CATALOGUER, width, language)) {
            // Given
            person.browser().withoutScripts();
            String item = person.begins(EVENT);

            // When
            person.fills(poems()).presses("more:/links");
            person.browser().awaitAddress(item + "?more=");
            person.fills("/links/0/url", "https://example.org/poems").presses("publish");

            // Then
            assertReadersSeeIt(person, language);
            assertThat(person.browser().attribute("a[href='https://example.org/poems']", "rel"))
                    .contains("noreferrer");
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, zh-Hans"})
    void refusedEventIsMended(int width, String language, PairUnderTest pair) {
        tryMending(width, language, pair);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"390, en", "1920, zh-Hans"})
    void refusedEventIsMendedOnOtherScreensToo(int width, String language, PairUnderTest pair) {
        tryMending(width, language, pair);
    }

    private static void tryMending(int width, String language, PairUnderTest pair) {
        try (DeskPerson person = DeskPerson.at(pair.leeds(), LocalPerson.CATALOGUER, width, language)) {
            // Given
            person.begins(EVENT);
            person.fills(poems()).adds("/media", "/media/0/url");
            person.fills(FIRST_DATE + "to", "0900AM");
            person.fills("/media/0/url", "poems.jpg");
            person.fills("/licence", "");

            // When
            person.presses("publish");

            // Then
            Browser browser = person.browser();
            browser.awaitText("#problems h2", "4");
            assertThat(browser.focused()).isEqualTo("problems");
            for (String field : List.of(FIRST_DATE + "to", "/media/0/url", "/media/0/alt/en", "/licence")) {
                browser.click("#problems a[href='#" + browser.attribute("[name='" + field + "']", "id") + "']");
                assertThat(browser.focused()).isEqualTo(field);
                assertThat(browser.showsFocus()).as(field).isTrue();
            }

            // When
            person.fills(FIRST_DATE + "to", END);
            person.fills("/media/0/url", "https://example.org/poems.jpg");
            person.fills("/media/0/alt/en", "Lanterns beside a canal");
            person.fills("/licence", "https://creativecommons.org/licenses/by/4.0/");
            person.presses("publish");

            // Then
            assertReadersSeeIt(person, language);
        }
    }

    @Test
    void previewLeadsBackToWhatWasTyped(PairUnderTest pair) {
        try (DeskPerson person = DeskPerson.at(pair.leeds(), LocalPerson.CATALOGUER, 1_280, "en")) {
            // Given
            person.begins(EVENT);

            // When
            person.fills(poems()).presses("preview");

            // Then
            Browser browser = person.browser();
            browser.awaitText("h1", "Poems by the canal");
            assertThat(browser.text(".notice")).contains("Readers cannot see it");

            // When
            browser.click(".acts a");

            // Then
            browser.awaitText("h1", "Poems by the canal");
            assertThat(browser.value("[name='/summary/zh-Hans']")).isEqualTo("水边朗诵会。");
        }
    }

    @ParameterizedTest
    @CsvSource({"390, en, Kept in this browser only., Only you see it", "1280, zh-Hans, 仅暂存于本浏览器, 已于"})
    void barSaysWhatIsNotKeptAndKeepsItLater(
            int width, String language, String notKept, String kept, PairUnderTest pair) {
        try (DeskPerson person = DeskPerson.at(pair.leeds(), LocalPerson.CATALOGUER, width, language)) {
            // Given
            String item = person.begins(EVENT);
            Browser browser = person.browser();
            person.fills(TITLE, "Typed with a connection");
            browser.awaitText(BAR, kept);
            browser.offline(true);

            // When
            person.fills(TITLE, "Typed without one");

            // Then
            browser.awaitText(BAR, notKept);
            assertThat(browser.violations()).isEmpty();

            // When
            browser.offline(false);

            // Then
            browser.awaitText(BAR, kept);
            browser.open(item);
            assertThat(browser.value("[name='/title/en']")).isEqualTo("Typed without one");
        }
    }

    @Test
    void whoeverIsSignedOutIsToldAndCanGoOn(PairUnderTest pair) {
        try (DeskPerson person = DeskPerson.at(pair.leeds(), LocalPerson.CATALOGUER, 1_280, "en")) {
            // Given
            person.begins(EVENT);
            Browser browser = person.browser();
            browser.forgetCookie("library-session-leeds");

            // When
            person.fills(TITLE, "Typed after the end");

            // Then
            browser.awaitText(BAR, "Not kept: you are signed out.");
            person.presses("save");
            browser.awaitText("h1", "Sign in");
        }
    }

    @ParameterizedTest
    @CsvSource({"390, en, Not kept:, Compare both texts", "1280, zh-Hans, 未暂存：, 比较两处内容"})
    void secondWindowIsToldAndNothingTypedInEitherIsLost(
            int width, String language, String notKept, String compare, PairUnderTest pair) {
        try (DeskPerson person = DeskPerson.at(pair.leeds(), LocalPerson.CATALOGUER, width, language)) {
            // Given
            String item = person.begins(EVENT);
            Browser browser = person.browser();
            browser.openBeside(item);
            browser.toWindow(0);
            person.fills(TITLE, "Typed in the first window").fills("/summary/en", "Only in the first");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> pair.leeds().database().number(KEPT_IN_THE_FIRST) == 1);

            // When
            browser.toWindow(1);
            person.fills(TITLE, "Typed in the second window");

            // Then
            browser.awaitText(BAR, notKept);
            assertThat(browser.text("#compare")).isEqualTo(compare);
            assertThat(browser.violations()).isEmpty();

            // When
            browser.send("#compare");

            // Then
            assertThat(browser.texts(".side-text"))
                    .containsExactly("Typed in the second window", "Typed in the first window");
            assertThat(browser.violations()).isEmpty();

            // When
            browser.send(".merge button");

            // Then
            assertThat(browser.value("[name='/title/en']")).isEqualTo("Typed in the second window");
            assertThat(browser.value("[name='/summary/en']")).isEqualTo("Only in the first");
            browser.toWindow(0);
            assertThat(browser.value("[name='/title/en']")).isEqualTo("Typed in the first window");
        }
    }
}

package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.pair.EveryChange.acknowledged;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.stack.staff.LocalPerson;

/** Items that belong together, on both cities' pages and at both desks, in a real browser. */
@Tag("long")
@ExtendWith(SharedPair.class)
class SisterItemsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TWO_COLUMNS = 700;

    private final String key = UUID.randomUUID().toString();

    private Acknowledged item(CityUnderTest city, String english, String chinese) {
        return acknowledged(
                city.client().put("sister", key, document(english, chinese).toString()));
    }

    private static ObjectNode document(String english, String chinese) {
        ObjectNode document = ItemDocuments.event(english);
        document.withObject("/title").put("zh-Hans", chinese);
        return document;
    }

    private static void link(CityUnderTest city, Acknowledged item, CityUnderTest other, Acknowledged sister) {
        Acknowledged unused =
                acknowledged(city.client().patch(item.id().toString(), "*", """
                {"sisters": [{"owner": "%s", "id": "%s", "relation": "counterpart",
                  "note": {"en": "Both run along the water.", "zh-Hans": "都在水边。"}}]}
                """.formatted(other.name(), sister.id())));
    }

    /** Opens a page again and again until it shows something. */
    private static void awaitOn(Browser browser, String page, String selector) {
        Awaitility.await(page).atMost(PATIENCE).until(() -> {
            browser.open(page);
            return !browser.texts(selector).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({"390, en", "390, zh-Hans", "1280, en", "1280, zh-Hans"})
    void pairStandsSideBySideOnThePagesOfBothCities(int width, String language, PairUnderTest pair) {
        // Given
        Acknowledged canal = item(pair.leeds(), "A walk along the canal", "沿运河徒步");
        Acknowledged bridge = item(pair.hangzhou(), "A walk from the bridge", "从桥上出发");
        link(pair.leeds(), canal, pair.hangzhou(), bridge);
        link(pair.hangzhou(), bridge, pair.leeds(), canal);
        List<String> titles = language.equals("en")
                ? List.of("A walk along the canal", "A walk from the bridge")
                : List.of("沿运河徒步", "从桥上出发");
        for (CityUnderTest city : List.of(pair.leeds(), pair.hangzhou())) {
            try (Browser browser = Browser.at(city.api().toString())) {
                browser.device(width, 1_000, "light");
                for (Acknowledged item : List.of(canal, bridge)) {
                    // When
                    awaitOn(browser, "/items/" + item.id() + "?lang=" + language, ".sisters .title");

                    // Then
                    assertThat(browser.texts(".sisters .title")).containsExactlyInAnyOrderElementsOf(titles);
                    assertThat(browser.text(".sisters .title")).isEqualTo(browser.text("h1"));
                    assertThat(browser.areBeside(".sisters .card")).isEqualTo(width > TWO_COLUMNS);
                    assertThat(browser.scrollsSideways()).isFalse();
                    assertThat(browser.violations()).isEmpty();
                    assertThat(browser.complaints()).isEmpty();
                }
            }
        }
    }

    @Test
    void librarianFindsASisterWhileTypingAndThePartnerSeesWhoNamesItsItem(PairUnderTest pair) {
        // Given
        String word = "Zephyr" + key.substring(0, 8);
        Acknowledged ours = item(pair.leeds(), "Boats of the " + word, "小船");
        Acknowledged theirs = item(pair.hangzhou(), word + " regatta", "赛龙舟");
        String found = "[name='sister'][value='hangzhou/" + theirs.id() + "']";
        try (DeskPerson leeds = DeskPerson.at(pair.leeds(), LocalPerson.CATALOGUER, 390, "en")) {
            awaitOn(leeds.browser(), "/search?lang=en&owner=hangzhou&q=" + word, ".entry");
            leeds.browser().open("/desk/items/" + ours.id());
            leeds.browser().mark();

            // When
            leeds.browser().scrollTo("#sister-words");
            leeds.browser().fill("#sister-words", word);
            Awaitility.await(found)
                    .atMost(PATIENCE)
                    .until(() -> !leeds.browser().texts(found).isEmpty());
            assertThat(leeds.browser().isMarked()).as("no reload").isTrue();
            assertThat(leeds.browser().violations()).isEmpty();
            assertThat(leeds.browser().scrollsSideways()).isFalse();
            leeds.browser().scrollTo(found);
            leeds.browser().click(found);
            leeds.presses("publish");

            // Then
            leeds.browser().awaitText(".done", "The item is published.");
            assertThat(leeds.browser().texts(".sister-line a")).containsExactly(word + " regatta");
        }

        try (DeskPerson hangzhou = DeskPerson.at(pair.hangzhou(), LocalPerson.CATALOGUER, 1_280, "zh-Hans")) {
            // When
            String suggested = "[name='sister'][value='leeds/" + ours.id() + "']";
            awaitOn(hangzhou.browser(), "/desk/items/" + theirs.id() + "?find=", suggested);

            // Then
            assertThat(hangzhou.browser().text(".sister-choices")).contains("该条目已关联本条目。");
            assertThat(hangzhou.browser().violations()).isEmpty();
        }
    }
}

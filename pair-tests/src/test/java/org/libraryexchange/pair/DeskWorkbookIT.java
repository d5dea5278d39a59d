package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.stack.staff.LocalPerson;
import org.openqa.selenium.Keys;

/**
 * A workbook of forty events becomes forty items in a real browser. As libraries have it, it has a title above, two sheets,
 * and in each of twelve rows a fault of its own kind.
 */
@ExtendWith(SharedPair.class)
class DeskWorkbookIT {

    private static final Path WORKBOOK =
            Path.of("src/test/resources/autumn.xlsx").toAbsolutePath();
    private static final int ROWS = 40;
    private static final Map<String, String> MENDED = mended();
    private static final Map<String, List<String>> WORDS = Map.of(
            "en", List.of("Show what would change", "Import these rows", "The import has finished."),
            "zh-Hans", List.of("查看变化", "导入这些行", "导入已完成。"));

    private static Map<String, String> mended() {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("cell.5.title.en", "Event 3");
        cells.put("cell.7.event.date", "12 October 2027");
        cells.put("cell.9.event.end", "9pm");
        cells.put("cell.11.event.admission.prices.amount", "£5");
        cells.put("cell.13.event.audience", "adults");
        cells.put("cell.15.media.url", "https://example.org/light.jpg");
        cells.put("cell.17.links.url", "https://www.example.org");
        cells.put("cell.19.identifier", "00017");
        cells.put("cell.21.title.en", "Event 19");
        cells.put("cell.23.event.date", "30 September 2027");
        cells.put("cell.25.event.start", "6pm");
        cells.put("cell.27.identifier", "00025");
        return cells;
    }

    @ParameterizedTest
    @CsvSource("1280, en")
    void fortyRowsWithTwelveFaultsEndAsFortyItems(int width, String language, PairUnderTest pair) {
        tryWorkbook(width, language, pair);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"390, en", "390, zh-Hans", "1280, zh-Hans"})
    void fortyRowsEndAsFortyItemsOnOtherScreensToo(int width, String language, PairUnderTest pair) {
        tryWorkbook(width, language, pair);
    }

    private static void tryWorkbook(int width, String language, PairUnderTest pair) {
        List<String> words = WORDS.get(language);
        String scheme = "autumn-" + UUID.randomUUID();
        try (DeskPerson person = DeskPerson.at(pair.leeds(), LocalPerson.CATALOGUER, width, language)) {
            // Given
            Browser browser = person.browser();
            browser.open("/desk/import");

            // When: nobody leaves the page but by its own buttons
            person.tabsTo("file");
            browser.type("#file", WORKBOOK.toString());
            person.tabsTo("scheme").types(scheme);
            person.pressesByKeyboard(words.get(0));
            person.tabsTo("sheet").browser().press(Keys.SPACE);
            assertServes(browser, "the choice of a sheet");
            person.pressesByKeyboard(words.get(0));
            person.tabsTo("all.kind").browser().press(Keys.ARROW_DOWN);
            assertServes(browser, "the columns");
            person.pressesByKeyboard(words.get(0));
            assertServes(browser, "what is wrong");
            assertThat(browser.texts(".import-rows .wrong")).hasSizeGreaterThanOrEqualTo(MENDED.size());
            MENDED.forEach((cell, text) -> person.tabsTo(cell).types(text));
            browser.mark();
            browser.press(Keys.ENTER);
            browser.awaitUnmarked();
            assertThat(browser.texts(".error-text li")).isEmpty();
            assertServes(browser, "what would be imported");
            person.pressesByKeyboard(words.get(1));

            // Then
            browser.awaitAddress("/desk/import/");
            browser.awaitText("p.done", words.get(2));
            assertThat(browser.text(".counts dd")).isEqualTo(Integer.toString(ROWS));
            NodeClient client = pair.leeds().client();
            for (int i = 1; i <= ROWS; i++) {
                assertThat(client.get("/api/v1/items/by-identifier/%s/%05d".formatted(scheme, i)))
                        .isInstanceOf(Acknowledged.class);
            }
        }
    }

    private static void assertServes(Browser browser, String page) {
        assertThat(browser.scrollsSideways()).as(page).isFalse();
        assertThat(browser.violations()).as(page).isEmpty();
        assertThat(browser.complaints()).as(page).isEmpty();
    }
}

package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.pair.EveryChange.acknowledged;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** What readers take along, in a real browser. */
@Tag("long")
@ExtendWith(SharedPair.class)
class TakeAlongPagesIT {

    @ParameterizedTest
    @CsvSource({"390, en, Copied", "390, zh-Hans, 已复制", "1280, en, Copied", "1280, zh-Hans, 已复制"})
    void citationIsCopiedAndEverythingIsWithinReach(int width, String language, String copied, PairUnderTest pair) {
        // Given
        ObjectNode document = ItemDocuments.event("A walk to take along");
        document.withObject("/title").put("zh-Hans", "带走一次散步");
        Acknowledged item = acknowledged(
                pair.leeds().client().put("along", UUID.randomUUID().toString(), document.toString()));
        try (Browser browser = Browser.at(pair.leeds().api().toString())) {
            browser.device(width, 1_000, "light");

            // When
            browser.open("/items/" + item.id() + "?lang=" + language);
            browser.scrollTo(".cite summary");
            browser.click(".cite summary");
            browser.scrollTo("[data-copies=credit]");
            browser.click("[data-copies=credit]");

            // Then
            browser.awaitText("[data-copies=credit]", copied);
            assertThat(browser.text("#citation-1")).contains(pair.leeds().api() + "/items/" + item.id());
            assertThat(browser.scrollsSideways()).isFalse();
            assertThat(browser.violations()).isEmpty();
            assertThat(browser.complaints()).isEmpty();

            assertThat(browser.attribute("link[rel=canonical]", "href"))
                    .isEqualTo(pair.leeds().api() + "/items/" + item.id() + "?lang=" + language);
            for (String record : List.of("/document", "/versions", "/versions/1", "/versions/1/document")) {
                browser.open("/items/" + item.id() + record + "?lang=" + language);
                assertThat(browser.scrollsSideways()).as(record).isFalse();
                assertThat(browser.violations()).as(record).isEmpty();
                assertThat(browser.complaints()).as(record).isEmpty();
            }

            // When
            browser.open("/search?kind=cultural-event&lang=" + language);

            // Then
            assertThat(browser.texts(".machine a")).hasSize(language.equals("en") ? 9 : 7);
            assertThat(browser.scrollsSideways()).isFalse();
            assertThat(browser.violations()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }
}

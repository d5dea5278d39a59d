package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API's documentation in a real browser. */
@Tag("long")
@ExtendWith(SharedPair.class)
class ApiDocsIT {

    private static final List<String> OPERATIONS = List.of("listItems", "createItem", "patchItem");

    @ParameterizedTest
    @ValueSource(ints = {320, 1_280})
    void operationsAreReadAndTriedByEverybody(int width, PairUnderTest pair) {
        try (Browser browser = Browser.at(pair.leeds().api().toString())) {
            browser.device(width, 1_000, "light");

            // When
            browser.open("/api/docs");
            for (String operation : OPERATIONS) {
                String place = "#operations-Items-" + operation;
                browser.awaitElement(place);
                browser.scrollTo(place);
                browser.click(place + " .opblock-summary-control");
                browser.awaitElement(place + " .try-out__btn");
                browser.scrollTo(place + " .try-out__btn");
                browser.click(place + " .try-out__btn");
                browser.awaitElement(place + " .btn.execute");
            }

            // Then
            assertThat(browser.violations()).isEmpty();
            assertThat(browser.scrollsSideways()).isFalse();

            // When
            browser.scrollTo(".btn.authorize");
            browser.click(".btn.authorize");
            browser.awaitElement(".dialog-ux");

            // Then
            assertThat(browser.violations()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }
}

package org.libraryexchange.pages.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.fixture.Page;

/** What the node modules tell the readers of the other city about their own. */
@QuarkusTest
class IntroductionIT {

    @ParameterizedTest
    @CsvSource({
        "leeds, en, Leeds in ten minutes, Kirkstall Abbey",
        "leeds, zh-Hans, 利兹入门, 柯克斯托尔修道院",
        "hangzhou, en, Hangzhou in ten minutes, West Lake",
        "hangzhou, zh-Hans, 杭州入门, 西湖"
    })
    void introductionIsReachedFromEveryPageAndLeadsOn(String city, String language, String title, String place) {
        // Given
        Page item = Page.get("/search?lang=" + language);

        // When
        Page page =
                Page.get(item.links(".bottom a:contains(" + title + ")").get(0)).isSound();

        // Then
        assertThat(page.texts("h1")).containsExactly(title);
        assertThat(page.first("title").text()).startsWith(title);
        assertThat(page.first(".prose").attr("lang")).isEqualTo(language);
        assertThat(page.texts(".prose a")).contains(place);
        Set<String> links = new HashSet<>(page.links(".prose a"));
        assertThat(links)
                .hasSizeGreaterThan(15)
                .contains("/whats-on?owner=" + city + "&lang=" + language)
                .contains("/whats-on?kind=festival&owner=" + city + "&lang=" + language)
                .allSatisfy(link -> assertThat(Page.get(link).status()).isEqualTo(200));
    }

    @Test
    void bothLanguagesLeadToTheSamePlaces() {
        for (String city : List.of("leeds", "hangzhou")) {
            assertThat(linksOf(city, "en")).containsExactlyInAnyOrderElementsOf(linksOf(city, "zh-Hans"));
        }
    }

    private static Set<String> linksOf(String city, String language) {
        return new HashSet<>(
                Page.get("/cities/" + city, "Accept-Language", language).links(".prose a"));
    }

    /** Its own site is the one that others should find. */
    @Test
    void pageOfThePartnersCityIsACopy() {
        assertThat(Page.get("/cities/hangzhou?lang=en").links("link[rel=canonical]"))
                .containsExactly("https://hangzhou.library.example/cities/hangzhou?lang=en");
    }

    @Test
    void cityThatNobodyHasIntroducedHasNoPage() {
        assertThat(Page.get("/cities/nowhere").status()).isEqualTo(404);
    }
}

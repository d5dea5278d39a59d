package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.stack.staff.LocalPerson;
import org.openqa.selenium.Keys;

/** Leeds offers English texts for an item of Hangzhou, which decides about them, in real browsers. */
@ExtendWith(SharedPair.class)
class DeskProposalsIT {

    private static final String LETTERS = "/desk/letters";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static DeskPerson inLeeds(PairUnderTest pair, int width) {
        return DeskPerson.at(pair.leeds(), LocalPerson.LIBRARIAN, width, "en");
    }

    private static DeskPerson inHangzhou(PairUnderTest pair, int width) {
        return DeskPerson.at(pair.hangzhou(), LocalPerson.CATALOGUER, width, "zh-Hans");
    }

    /** The id of an item of Hangzhou that Leeds has, too. */
    private static String festival(PairUnderTest pair, String title) {
        String key = UUID.randomUUID().toString();
        RequestOutcome published =
                pair.hangzhou().client().put("festivals", key, """
                {"kind": "festival", "status": "published", "originalLanguage": "zh-Hans",
                 "title": {"zh-Hans": "%s"}, "summary": {"zh-Hans": "每年清明前后开采。", "en": "Picking begin around Qingming."},
                 "description": {"zh-Hans": "%s"}, "place": {"name": {"zh-Hans": "龙井村"}},
                 "licence": "https://creativecommons.org/licenses/by/4.0/",
                 "festival": {"rule": {"zh-Hans": "清明前后"}, "occurrences": [{"date": "2027-04-03"}]}}
                """.formatted(title, "龙井茶采摘讲究时节与手法。".repeat(12)));
        assertThat(published).isInstanceOf(RequestOutcome.Acknowledged.class);
        String id = ((RequestOutcome.Acknowledged) published).id().toString();
        Awaitility.await(title)
                .atMost(PATIENCE)
                .until(() -> pair.leeds().client().get("/api/v1/items/" + id) instanceof RequestOutcome.Acknowledged);
        return id;
    }

    private static JsonNode item(CityUnderTest city, String id) {
        return ((RequestOutcome.Acknowledged) city.client().get("/api/v1/items/" + id)).json();
    }

    private static void assertServes(Browser browser) {
        assertThat(browser.violations()).as(browser.address()).isEmpty();
        assertThat(browser.scrollsSideways()).as(browser.address()).isFalse();
        assertThat(browser.complaints()).as(browser.address()).isEmpty();
    }

    private static void begins(DeskPerson leeds, String item) {
        leeds.browser().open("/items/" + item);
        leeds.browser().click(".acts a[href*='offer=']");
        leeds.browser().awaitAddress(LETTERS + "/new?offer=");
    }

    /** Looks again until a letter is in a list. */
    private static void opensLetter(DeskPerson person, String subject) {
        Awaitility.await(subject).atMost(PATIENCE).until(() -> {
            person.browser().open(LETTERS);
            return person.browser().texts(".letter-entry a").contains(subject);
        });
        person.browser().clickLink(subject);
        person.browser().awaitAddress(LETTERS + "/threads/");
    }

    @Test
    void offerBecomesTextOfTheItemWithItsCredit(PairUnderTest pair) {
        tryToOffer(390, pair);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"1280", "1920"})
    void offerBecomesTextOfTheItemOnOtherScreensToo(int width, PairUnderTest pair) {
        tryToOffer(width, pair);
    }

    /** Without a script on either side. */
    private static void tryToOffer(int width, PairUnderTest pair) {
        String chinese = "龙井茶开采节 " + UUID.randomUUID();
        String english = "Longjing tea festival " + UUID.randomUUID();
        String id = festival(pair, chinese);
        try (DeskPerson leeds = inLeeds(pair, width);
                DeskPerson hangzhou = inHangzhou(pair, width)) {
            // Given
            leeds.browser().withoutScripts();
            hangzhou.browser().withoutScripts();

            // When
            begins(leeds, id);
            leeds.fills("offer.text/title/en", english)
                    .fills("offer.text/summary/en", "Picking begins around Qingming.")
                    .fills("offer.credit", "Leeds Libraries, translation desk")
                    .presses("send");
            leeds.browser().awaitAddress(LETTERS + "/threads/");
            opensLetter(hangzhou, "“" + chinese + "”：利兹的建议");
            assertThat(hangzhou.browser().texts(".offer-head b")).containsExactly("题名（英文）", "摘要（英文）");
            assertThat(hangzhou.browser().texts(".offer-becomes ins")).containsExactly("begins");
            hangzhou.presses("all");

            // Then
            assertThat(hangzhou.browser().text(".letter .tag")).isEqualTo("已采纳");
            hangzhou.browser().click(".offer a[href^='/items/']");
            hangzhou.browser().awaitAddress("/items/");
            assertThat(hangzhou.browser().text("main")).contains(english);
            Awaitility.await("credit in Leeds")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(item(pair.leeds(), id)
                                    .at("/translated/en/~1title/credit")
                                    .asText())
                            .isEqualTo("Leeds Libraries, translation desk"));
            opensLetter(leeds, "“" + chinese + "”: a suggestion from Leeds");
            Awaitility.await("what became of the letter").atMost(PATIENCE).until(() -> {
                leeds.browser().open(leeds.browser().address());
                return leeds.browser().text(".letter .tag").equals("Accepted");
            });
            leeds.browser().open("/items/" + id);
            assertThat(leeds.browser().text("h1")).isEqualTo(english);
        }
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"390", "1280"})
    void offerIsMadeAndAcceptedByKeyboardAlone(int width, PairUnderTest pair) {
        String chinese = "键盘 " + UUID.randomUUID();
        String id = festival(pair, chinese);
        try (DeskPerson leeds = inLeeds(pair, width);
                DeskPerson hangzhou = inHangzhou(pair, width)) {
            // When
            begins(leeds, id);
            leeds.tabsTo("offer.text/title/en").types("By keyboard");
            leeds.tabsTo("send").browser().press(Keys.ENTER);
            leeds.browser().awaitAddress(LETTERS + "/threads/");
            opensLetter(hangzhou, "“" + chinese + "”：利兹的建议");
            hangzhou.tabsTo("take").browser().press(Keys.SPACE);
            hangzhou.tabsTo("ticked").browser().press(Keys.ENTER);

            // Then
            hangzhou.browser().awaitText(".letter .tag", "已采纳");
        }
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"390, en", "1280, en", "1920, en", "390, zh-Hans", "1280, zh-Hans"})
    void everyPageWithOffersServesEverybody(int width, String language, PairUnderTest pair) {
        String chinese = "一个很长的题名🏮".repeat(8) + UUID.randomUUID();
        String id = festival(pair, chinese);
        try (DeskPerson leeds = inLeeds(pair, width);
                DeskPerson hangzhou = DeskPerson.at(pair.hangzhou(), LocalPerson.CATALOGUER, width, language)) {
            // When, Then
            begins(leeds, id);
            leeds.browser().open(LETTERS + "/new?offer=hangzhou/" + id + "&lang=" + language);
            assertServes(leeds.browser());
            leeds.presses("send");
            leeds.browser().awaitText(".problems", "");
            assertServes(leeds.browser());
            leeds.fills("offer.words", "light");
            leeds.presses("find");
            assertServes(leeds.browser());
            leeds.fills("offer.text/title/en", "x".repeat(120)).fills("offer.text/summary/en", "Another text");
            leeds.presses("send");
            leeds.browser().awaitAddress(LETTERS + "/threads/");
            assertServes(leeds.browser());
            opensLetter(hangzhou, "“" + chinese + (language.equals("en") ? "”: a suggestion from Leeds" : "”：利兹的建议"));
            assertServes(hangzhou.browser());
            hangzhou.presses("ticked");
            assertServes(hangzhou.browser());
            for (String page : new String[] {
                "/desk", "/desk/settled", "/desk/translations?to=en", "/desk/translations?to=en&state=offered"
            }) {
                hangzhou.browser().open(page);
                assertServes(hangzhou.browser());
            }
        }
    }
}

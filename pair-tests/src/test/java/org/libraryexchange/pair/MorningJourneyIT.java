package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.pair.EveryChange.acknowledged;

import java.time.Duration;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.stack.staff.LocalPerson;

/** From the morning to an accepted translation and an answered letter, in English in Leeds and in Chinese in Hangzhou. */
@ExtendWith(SharedPair.class)
class MorningJourneyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static String festival(CityUnderTest hangzhou, String title) {
        return acknowledged(hangzhou.client().put("festivals", UUID.randomUUID().toString(), """
                {"kind": "festival", "status": "published", "originalLanguage": "zh-Hans", "title": {"zh-Hans": "%s"},
                 "licence": "https://creativecommons.org/licenses/by/4.0/",
                 "festival": {"rule": {"zh-Hans": "清明前后"}, "occurrences": [{"date": "2027-04-03"}]}}
                """.formatted(title)))
                .id()
                .toString();
    }

    private static void assertServes(Browser browser) {
        assertThat(browser.violations()).as(browser.address()).isEmpty();
        assertThat(browser.scrollsSideways()).as(browser.address()).isFalse();
        assertThat(browser.complaints()).as(browser.address()).isEmpty();
    }

    /** Opens the morning until a link of a list is there, and follows it. */
    private static void follows(DeskPerson person, String link) {
        Awaitility.await(link).atMost(PATIENCE).until(() -> {
            person.browser().open("/desk");
            return !person.browser().texts(link).isEmpty();
        });
        assertServes(person.browser());
        person.browser().click(link);
    }

    @ParameterizedTest
    @CsvSource({"390", "1280"})
    void morningLeadsToAnAcceptedTranslationAndAnAnsweredLetter(int width, PairUnderTest pair) {
        String title = "龙井茶开采节 " + UUID.randomUUID();
        String english = "Longjing tea festival " + UUID.randomUUID();
        String subject = "编目规则 " + UUID.randomUUID();
        String item = festival(pair.hangzhou(), title);
        try (DeskPerson leeds = DeskPerson.at(pair.leeds(), LocalPerson.LIBRARIAN, width, "en");
                DeskPerson hangzhou = DeskPerson.at(pair.hangzhou(), LocalPerson.CATALOGUER, width, "zh-Hans")) {
            // Given: Hangzhou asks about the profession
            hangzhou.browser().open("/desk/letters/new");
            hangzhou.chooses("/concerns", "professional")
                    .chooses("/asks", "reply")
                    .fills("/subject/zh-Hans", subject)
                    .fills("/text/zh-Hans", "贵馆采用何种编目规则？")
                    .presses("send");
            hangzhou.browser().awaitAddress("/desk/letters/threads/");
            String thread = hangzhou.browser().address().replaceFirst("[?#].*", "");

            // When: Leeds translates what is new
            follows(leeds, "[aria-labelledby=overnight] a[href*='offer=hangzhou%2F" + item + "']");
            leeds.browser().awaitAddress("/desk/letters/new?offer=");
            assertServes(leeds.browser());
            leeds.fills("offer.text/title/en", english).presses("send");
            leeds.browser().awaitAddress("/desk/letters/threads/");
            String offer =
                    leeds.browser().attribute(".thread-letters > li", "id").replace("letter-", "");

            // and Hangzhou accepts
            follows(hangzhou, "[aria-labelledby=waits] a[href^='/desk/letters/" + offer + "']");
            hangzhou.browser().awaitAddress("/desk/letters/threads/");
            assertThat(hangzhou.browser().text("h1")).isEqualTo("“" + title + "”：利兹的建议");
            assertThat(hangzhou.browser().text(".standard-words")).startsWith("我们就此条目提出下列建议");
            hangzhou.presses("all");
            assertThat(hangzhou.browser().text(".letter .tag")).isEqualTo("已采纳");
            assertThat(hangzhou.browser().text(".told")).startsWith("杭州已采纳此信函的全部建议");

            // and Leeds answers the letter at the first try
            Awaitility.await(subject).atMost(PATIENCE).until(() -> {
                leeds.browser().open("/desk");
                return leeds.browser().texts("[aria-labelledby=waits] a").contains(subject);
            });
            leeds.browser().clickLink(subject);
            leeds.browser().awaitAddress(thread);
            assertServes(leeds.browser());
            assertThat(leeds.browser().texts(".letter .tag")).contains("Read", "Professional matters");
            leeds.browser().click(".letter-acts a[href*='reply=']");
            leeds.browser().awaitAddress("/desk/letters/new?");
            leeds.fills("/text/en", "We follow RDA.").presses("send");
            leeds.browser().awaitAddress("/desk/letters/threads/");

            // Then
            assertThat(leeds.browser().texts(".letter .tag").get(0)).isEqualTo("Answered");
            assertThat(leeds.browser().text(".told")).isEqualTo("Leeds has answered this letter.");
            Awaitility.await("the answer in Hangzhou").atMost(PATIENCE).until(() -> {
                hangzhou.browser().open(thread);
                return hangzhou.browser().texts(".letter").size() == 2;
            });
            assertThat(hangzhou.browser().text(".told")).isEqualTo("利兹已答复此信函。");
            Awaitility.await("the translation in Leeds").atMost(PATIENCE).until(() -> {
                leeds.browser().open("/items/" + item);
                return leeds.browser().text("h1").equals(english);
            });
            for (DeskPerson person : new DeskPerson[] {leeds, hangzhou}) {
                for (String page :
                        new String[] {"/desk/year", "/desk/year/list?figure=translations", "/desk/translations"}) {
                    person.browser().open(page);
                    assertServes(person.browser());
                }
            }
        }
    }

    @Test
    void bothNodesCountTheSameYearAsTheDocumentsTell(PairUnderTest pair) {
        // Given
        try (DeskPerson leeds = DeskPerson.at(pair.leeds(), LocalPerson.LIBRARIAN, 1_280, "en")) {
            leeds.browser().open("/desk/year");
            assertThat(leeds.browser().sheets(11.69, 8.27)).as("printed pages").hasSize(2);
        }
        int year = Year.now(ZoneOffset.UTC).getValue();

        // When, Then
        Awaitility.await("both nodes have heard how far the other is")
                .atMost(PATIENCE)
                .untilAsserted(() -> {
                    Map<String, String> recounted = new YearRecount(pair, year).table();
                    assertThat(YearRecount.shown(pair.leeds(), year)).isEqualTo(recounted);
                    assertThat(YearRecount.shown(pair.hangzhou(), year)).isEqualTo(recounted);
                });
    }
}

package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.pair.EveryChange.acknowledged;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What readers come for, from the first page on, with a telephone in the hand. */
@ExtendWith(SharedPair.class)
class JourneysIT {

    private static final ZoneId ZONE = ZoneId.of("Europe/London");

    private CityUnderTest leeds;
    private Browser browser;

    @BeforeEach
    void open(PairUnderTest pair) {
        leeds = pair.leeds();
        browser = Browser.at(leeds.api().toString());
        browser.device(390, 844, "light");
    }

    @AfterEach
    void close() {
        try (Browser left = browser) {
            assertThat(left.violations()).isEmpty();
        }
    }

    @Test
    void aFamilyFindsItsWeekendInThreeLoads() {
        // Given
        LocalDate sunday = LocalDate.now(ZONE).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        ObjectNode event = ItemDocuments.event("Toy boats on the pond");
        ((ObjectNode) event.at("/event/occurrences/0"))
                .put("start", sunday + "T10:00")
                .put("end", sunday + "T23:59");
        published(event);

        // When
        browser.open("/?lang=en");
        search("events for families this weekend");
        browser.clickLink("Toy boats on the pond");

        // Then
        browser.awaitText("h1", "Toy boats on the pond");
        assertThat(browser.texts(".facts dd")).contains("families");
    }

    @ParameterizedTest
    @CsvSource({"320, dark, en, What’s on, This weekend, families", "1920, light, zh-Hans, 近期活动, 本周末, 家庭"})
    void aFamilyTapsThreeTimesForItsWeekend(
            int width, String colours, String language, String on, String weekend, String families) {
        // Given
        LocalDate sunday = LocalDate.now(ZONE).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        ObjectNode event = ItemDocuments.event("Stilts in the park");
        event.putObject("event").putArray("occurrences").addObject().put("date", sunday.toString());
        event.withObject("/event").putArray("audience").add("families");
        UUID item = published(event);
        browser.device(width, 800, colours);
        browser.open("/?lang=" + language);

        // When
        browser.clickLink(on);
        browser.clickLink(weekend);
        browser.clickLink(families);

        // Then
        assertThat(browser.address()).contains("when=weekend", "audience=families");
        assertThat(browser.texts(".column a[href^='/items/" + item + "']")).hasSize(1);
        assertThat(browser.scrollsSideways()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"8.27, 11.69, 842 596, en", "11.69, 16.54, 1191 842, zh-Hans"})
    void theCalendarOfBothCitiesIsPrintedAMonthToASheet(double width, double height, String sheet, String language) {
        // When
        browser.open("/calendar?when=2027-01&lang=" + language);

        // Then
        assertThat(browser.sheets(width, height)).isEqualTo(Collections.nCopies(12, sheet));
    }

    @Test
    void aReaderOfChineseGetsFromTheFirstPageToTheCalendarOfAFestival() {
        // Given
        LocalDate soon = LocalDate.now(ZONE).plusDays(3);
        ObjectNode festival = titled("A feast of lanterns", "旅程灯会").put("kind", "festival");
        festival.remove("event");
        festival.putObject("festival")
                .putObject("recurrence")
                .putObject("date")
                .put("month", soon.getMonthValue())
                .put("day", soon.getDayOfMonth());
        published(festival);

        // When
        browser.open("/?lang=zh-Hans");
        browser.clickLink("节庆");
        browser.clickLink("旅程灯会");
        browser.awaitText("h1", "旅程灯会");

        // Then
        String calendar = browser.attribute("a[href$='.ics?lang=zh-Hans']", "href");
        assertThat(Visitor.anonymous(leeds.api()).get(calendar).text())
                .contains(
                        "text/calendar",
                        "SUMMARY;LANGUAGE=zh-Hans:旅程灯会",
                        "DTSTART;VALUE=DATE:" + soon.toString().replace("-", ""));
    }

    @Test
    void aStudentCitesByTheChineseStandard() {
        // Given
        UUID item = published(titled("A walk to cite", "可引用的散步"));

        // When
        browser.open("/items/" + item + "?lang=zh-Hans");
        browser.scrollTo(".cite summary");
        browser.click(".cite summary");

        // Then
        assertThat(browser.text(".cite h3")).isEqualTo("GB/T 7714");
        assertThat(browser.text("#citation-1"))
                .matches("[^.]+\\. 可引用的散步\\[EB/OL]\\. \\([\\d-]{10}\\)\\[[\\d-]{10}]\\. " + leeds.api() + "/items/"
                        + item + "\\.?");
    }

    @Test
    void aSharedLinkShowsWhatWhereAndWhen() {
        // Given
        UUID item = published(titled("A night to share", "分享之夜"));

        // When
        browser.open("/items/" + item + "?lang=en");

        // Then
        assertThat(meta("property='og:title'")).isEqualTo("A night to share");
        assertThat(meta("property='og:description'")).startsWith("Leeds · ").containsPattern("7 Oct(ober)? 2027");
        assertThat(meta("property='og:url'")).isEqualTo(leeds.api() + "/items/" + item + "?lang=en");
        assertThat(meta("name='twitter:card'")).isEqualTo("summary_large_image");
        String picture = URI.create(meta("property='og:image'")).getPath();
        assertThat(Visitor.anonymous(leeds.api()).get(picture).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'In your time zone: Sat 13 March 2027, 05:00–23:30 (America/New York)'",
        "zh-Hans, 您所在时区：2027年3月13日（周六）05:00—23:30（America/New York）"
    })
    void aTravellerFollowsAnEventByTheClockWhereSheIs(String language, String there) {
        // Given
        ObjectNode event = titled("Songs from home", "家乡的歌");
        event.putObject("event")
                .putArray("occurrences")
                .addObject()
                .put("start", "2027-03-13T10:00")
                .put("end", "2027-03-14T04:30")
                .put("zone", "Europe/London")
                .put("status", "moved-online");
        UUID item = published(event);
        browser.travel("America/New_York");

        // When
        browser.open("/items/" + item + "?lang=" + language);

        // Then
        assertThat(browser.texts(".elsewhere")).contains(there);
    }

    @Test
    void aNeighbourFindsWhatIsOnAtABranch() {
        // Given
        ObjectNode event = titled("Dominoes at the branch", "分馆骨牌");
        event.withObject("/place")
                .put("authority", "leeds/chapeltown-library")
                .withObject("/name")
                .put("en", "Chapeltown Library");
        published(event);

        // When
        browser.open("/whats-on?when=2027-10&lang=en");
        browser.choose("#place", "leeds/chapeltown-library");
        browser.send(".branch button");

        // Then
        assertThat(browser.texts(".column .title")).contains("Dominoes at the branch");

        // When
        browser.open("/?lang=en");
        search("dominoes Chapeltown Library");
        browser.clickLink("Dominoes at the branch");
        browser.awaitText("h1", "Dominoes at the branch");
        browser.clickLink("Chapeltown Library");
        browser.awaitText("h1", "Chapeltown Library");

        // Then
        assertThat(browser.address()).startsWith("/authorities/leeds/chapeltown-library");
        assertThat(browser.texts(".cards .title")).contains("Dominoes at the branch");
    }

    private static ObjectNode titled(String english, String chinese) {
        ObjectNode document = ItemDocuments.event(english);
        document.withObject("/title").put("zh-Hans", chinese);
        return document;
    }

    private UUID published(ObjectNode document) {
        UUID item = acknowledged(
                        leeds.client().put("journeys", UUID.randomUUID().toString(), document.toString()))
                .id();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> leeds.client().searchBehind() == 0);
        return item;
    }

    private void search(String words) {
        browser.type("#q", words);
        browser.send("form[role=search] button");
    }

    private String meta(String name) {
        return browser.attribute("meta[" + name + "]", "content");
    }
}

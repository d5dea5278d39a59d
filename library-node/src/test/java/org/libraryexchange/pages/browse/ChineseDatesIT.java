package org.libraryexchange.pages.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Documents.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Indexed;
import org.libraryexchange.fixture.Page;

/** Festivals of the Chinese calendar: readers find its dates beside the Gregorian ones, wherever dates are. */
@QuarkusTest
class ChineseDatesIT {

    private static final String ENGLISH = "18th day of the 8th lunar month";
    private static final String CHINESE = "农历八月十八";

    private static ObjectNode festival(String subject, String recurrence) {
        ObjectNode document = json("""
                {"kind": "festival", "status": "published", "originalLanguage": "en",
                 "title": {"en": "Tide", "zh-Hans": "观潮"}, "summary": {"en": "A wall of water."},
                 "licence": "https://creativecommons.org/licenses/by/4.0/"}
                """);
        document.putArray("subjects").addObject().putObject("label").put("en", subject);
        document.putObject("festival").set("recurrence", json(recurrence));
        return document;
    }

    private static Response tide(String subject) {
        return Api.created(festival(subject, "{\"lunar\": {\"month\": 8, \"day\": 18}}"));
    }

    private static String file(String address) {
        return Api.anonymous().urlEncodingEnabled(false).get(address).asString().replace("\r\n ", "");
    }

    @ParameterizedTest
    @CsvSource({"en, " + ENGLISH, "zh-Hans, " + CHINESE})
    void bothDatesStandOnThePageOfAnItemAndInItsCalendar(String language, String date) {
        // Given
        Response item = tide("chinese-dates");
        int dates = item.jsonPath().getList("festival.occurrences").size();

        // When
        Page page = Page.get("/items/" + Api.id(item) + "?lang=" + language).isSound();
        String calendar = file("/items/" + Api.id(item) + ".ics?lang=" + language);

        // Then
        assertThat(page.texts(".whens .chinese")).hasSize(dates).containsOnly(date);
        assertThat(calendar.lines().filter(line -> line.startsWith("DESCRIPTION")))
                .hasSize(dates)
                .allMatch(line -> line.contains(":" + date + "\\n\\nA wall of water."));
    }

    @Test
    void calendarAgreesWithTheItem() {
        // Given
        Response item = tide("chinese-dates");

        // When
        String calendar = file("/items/" + Api.id(item) + ".ics?lang=en");

        // Then
        List<String> dates = item.jsonPath().getList("festival.occurrences.date");
        assertThat(calendar.lines().filter(line -> line.startsWith("DTSTART;VALUE=DATE:")))
                .containsExactlyElementsOf(dates.stream()
                        .map(date -> "DTSTART;VALUE=DATE:" + date.replace("-", ""))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"en, ' (" + ENGLISH + "), and'", "zh-Hans, '，" + CHINESE + "，另有'"})
    void bothDatesStandInResultsAndFeeds(String language, String date) {
        // Given
        String subject = "chinese-dates-" + UUID.randomUUID();
        Response unused = tide(subject);
        Indexed.awaitAll();

        // When
        Page results =
                Page.get("/search?subject=" + subject + "&lang=" + language).isSound();
        String atom = file("/search.atom?subject=" + subject + "&lang=" + language);
        String calendar = file("/search.ics?subject=" + subject + "&lang=" + language);

        // Then
        assertThat(results.texts(".entry .when")).singleElement().asString().contains(date);
        assertThat(atom).contains(" (" + ENGLISH + "), and", "，" + CHINESE + "，另有");
        assertThat(calendar).contains(language.equals("en") ? ENGLISH : CHINESE);
    }

    @Test
    void bothDatesStandInWhatIsOn() {
        // Given
        Response item = tide("chinese-dates");
        String date = item.jsonPath().getString("festival.occurrences[0].date");
        Indexed.awaitAll();

        // When
        Page english =
                Page.get("/whats-on?lang=en&when=" + date.substring(0, 7)).isSound();
        Page chinese =
                Page.get("/whats-on?lang=zh-Hans&when=" + date.substring(0, 7)).isSound();

        // Then
        assertThat(english.texts("#day-" + date + " .meta span")).contains(ENGLISH);
        assertThat(chinese.texts("#day-" + date + " .meta span")).contains(CHINESE);
    }

    @Test
    void solarTermsAreOfThatCalendarAndOtherRulesAreNot() {
        // Given
        Response term = Api.created(festival("chinese-dates", "{\"solar-term\": {\"term\": \"dongzhi\"}}"));
        Response easter = Api.created(festival("chinese-dates", "{\"easter\": {}}"));

        // When
        Page ofTerm = Page.get("/items/" + Api.id(term) + "?lang=zh-Hans");
        Page ofEaster = Page.get("/items/" + Api.id(easter) + "?lang=zh-Hans");

        // Then
        assertThat(ofTerm.texts(".whens .chinese")).isNotEmpty().allMatch(date -> date.startsWith("农历十"));
        assertThat(ofEaster.document().select(".whens .chinese")).isEmpty();
        assertThat(ofEaster.texts(".whens time")).isNotEmpty();
    }

    /** The owner has moved a date, and its node knows a form of rule that this one does not. */
    @Test
    void datesOfThePartnerAreTakenAsTheyAre() throws Exception {
        // Given
        UUID moved = UUID.randomUUID();
        UUID unknown = UUID.randomUUID();
        ObjectNode tide = festival("chinese-dates", "{\"lunar\": {\"month\": 8, \"day\": 18}}");
        tide.withObject("/festival")
                .putArray("occurrences")
                .addObject()
                .put("date", "2031-09-05")
                .put("ruleYear", 2031);
        ObjectNode other = tide.deepCopy();
        other.withObject("/festival").set("recurrence", json("{\"hijri\": {\"month\": 9, \"day\": 1}}"));
        Database.mirror(moved, "hangzhou", "published", tide);
        Database.mirror(unknown, "hangzhou", "published", other);

        // When
        Page ofMoved = Page.get("/items/" + moved + "?lang=zh-Hans").isSound();
        Page ofUnknown = Page.get("/items/" + unknown + "?lang=zh-Hans").isSound();

        // Then
        assertThat(ofMoved.texts(".whens time")).containsExactly("2031年9月5日（周五）");
        assertThat(ofMoved.texts(".whens .chinese")).containsExactly("农历七月十九");
        assertThat(ofUnknown.texts(".whens time")).containsExactly("2031年9月5日（周五）");
        assertThat(ofUnknown.document().select(".whens .chinese")).isEmpty();
        assertThat(file("/items/" + unknown + ".ics")).contains("DTSTART;VALUE=DATE:20310905");
    }
}

package org.libraryexchange.pages.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Indexed;
import org.libraryexchange.fixture.Page;

/** The calendar of both cities to be hung on a wall. */
@QuarkusTest
class WallCalendarIT {

    private static final int FULL_WEIGHT = 100 * 1024;

    private static String day(String date) {
        return ".sheet li:has(time[datetime=" + date + "])";
    }

    private static String festival(String english, String chinese, String recurrence) {
        return Api.id(Api.created(Documents.json("""
                {"kind": "festival", "status": "published", "originalLanguage": "en",
                 "title": {"en": "%s", "zh-Hans": "%s"}, "licence": "https://creativecommons.org/licenses/by/4.0/",
                 "festival": {"recurrence": %s}}
                """.formatted(english, chinese, recurrence))));
    }

    @ParameterizedTest
    @CsvSource({
        "en, Calendar, December 2025, 1st lunar month, lunar 2nd, Yushui (Rain Water), Spring Festival, Working day for Spring Festival",
        "zh-Hans, 双城日历, 2025年12月, 正月, 初二, 雨水, 春节, 春节调休上班"
    })
    void daysOfBothCalendarsAndHolidaysStandSideBySide(
            String language,
            String title,
            String first,
            String begins,
            String second,
            String term,
            String holiday,
            String worked) {
        // When
        Page page = Page.get("/calendar?when=2025-12&lang=" + language).isSound();

        // Then
        assertThat(page.texts("h1")).containsExactly(title);
        assertThat(page.texts(".sheet h2")).hasSize(12).startsWith(first);
        assertThat(page.document().select(".sheet ol > li")).hasSize(365);
        assertThat(page.texts(day("2026-02-17") + " .chinese")).containsExactly(begins);
        assertThat(page.texts(day("2026-02-18") + " .chinese")).containsExactly(second);
        assertThat(page.texts(".sheet .term")).hasSize(24);
        assertThat(page.texts(day("2026-02-18") + " .term")).containsExactly(term);
        assertThat(page.texts(day("2026-02-18") + " .place-2 li")).contains(holiday);
        assertThat(page.texts(day("2026-02-14") + " .place-2 li")).contains(worked);
        assertThat(page.document().select(day("2026-02-14") + " .place-1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en, Night of Kites", "zh-Hans, 风筝之夜"})
    void festivalsStandOnTheirFirstDayInTheColourOfTheirCity(String language, String title) {
        // Given
        String id = festival("Night of Kites", "风筝之夜", "{\"date\": {\"month\": 9, \"day\": 3}, \"lasts\": 4}");
        Indexed.awaitAll();
        LocalDate next = LocalDate.of(Year.now(ZoneId.of("Europe/London")).getValue() + 1, 9, 3);

        // When
        Page page = Page.get("/calendar?when=" + next.getYear() + "-01&lang=" + language)
                .isSound();

        // Then
        assertThat(page.texts(day(next.toString()) + " .place-1.accent-blue a")).contains(title);
        assertThat(page.links(day(next.toString()) + " .place-1 a")).contains("/items/" + id + "?lang=" + language);
        assertThat(page.texts(day(next.plusDays(1).toString()) + " a")).doesNotContain(title);
    }

    @ParameterizedTest
    @CsvSource({"en, Week of Kites until 3 Oct", "zh-Hans, 风筝周 至10月3日"})
    void festivalsStandAgainWhereAMonthBeginsWithThem(String language, String text) {
        // Given
        String id = festival("Week of Kites", "风筝周", "{\"date\": {\"month\": 9, \"day\": 27}, \"lasts\": 7}");
        Indexed.awaitAll();
        int year = Year.now(ZoneId.of("Europe/London")).getValue() + 1;

        // When
        Page page = Page.get("/calendar?when=" + year + "-01&lang=" + language);

        // Then
        assertThat(page.document().select("li:has(> a[href^='/items/%s'])".formatted(id)))
                .extracting(each -> each.closest("ol > li").select("time").attr("datetime") + " " + each.text())
                .containsExactly(year + "-09-27 " + text, year + "-10-01 " + text);
    }

    @Test
    void itBeginsWithThePresentMonthOrTheOneAskedFor() {
        // Given
        YearMonth present = YearMonth.now(ZoneId.of("Europe/London"));

        // When
        Page page = Page.get("/calendar?lang=en").isSound();
        Page wrong = Page.get("/calendar?when=%3Cscript%3E&lang=en").isSound();

        // Then
        assertThat(page.document().select(".sheet").eachAttr("aria-labelledby"))
                .startsWith("month-" + present)
                .endsWith("month-" + present.plusMonths(11));
        assertThat(wrong.texts(".sheet h2")).isEqualTo(page.texts(".sheet h2"));
        assertThat(page.links(".chips a")).contains("/calendar?lang=en&when=" + (present.getYear() + 1) + "-01");
        assertThat(page.texts(".places [aria-current]")).containsExactly("Calendar");
        assertThat(page.response().asByteArray().length).isLessThan(FULL_WEIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0002-01", "1900-06", "2100-06", "9998-01", "9998-12"})
    void farYearsHaveTheirMonthsToo(String when) {
        assertThat(Page.get("/calendar?when=" + when).isSound().texts(".sheet h2"))
                .hasSize(12);
    }

    @ParameterizedTest
    @CsvSource({
        "en, Hangzhou The public holidays in Hangzhou in 2029 have not been announced yet.",
        "zh-Hans, 杭州 杭州2029年放假安排尚未公布。"
    })
    void whatIsNotAnnouncedIsNotGuessed(String language, String said) {
        assertThat(Page.get("/calendar?when=2029-01&lang=" + language).texts(".holidays"))
                .containsExactly(said);
    }

    @ParameterizedTest
    @CsvSource({
        "en, Kite Day, Hangzhou: Spring Festival, Leeds: Good Friday, Qingming (Pure Brightness)",
        "zh-Hans, 风筝日, 杭州：春节, 利兹：耶稣受难日, 清明"
    })
    void calendarProgramsGetFestivalsHolidaysAndSolarTerms(
            String language, String festival, String chinese, String british, String term) {
        // Given
        String unused = festival("Kite Day", "风筝日", "{\"date\": {\"month\": 9, \"day\": 3}}");
        Indexed.awaitAll();
        int year = Year.now(ZoneId.of("Europe/London")).getValue() + 1;

        // When
        Response past = Api.anonymous().get("/calendar.ics?when=2025-12&lang=" + language);
        Response coming = Api.anonymous().get("/calendar.ics?when=" + year + "-01&lang=" + language);
        List<String> lines = past.asString().replace("\r\n ", "").lines().toList();

        // Then
        assertThat(past.contentType()).startsWith("text/calendar");
        assertThat(lines)
                .contains("UID:holiday-hangzhou-2026-02-15", "DTSTART;VALUE=DATE:20260215", "DTEND;VALUE=DATE:20260224")
                .contains("SUMMARY;LANGUAGE=%s:%s".formatted(language, chinese))
                .contains("SUMMARY;LANGUAGE=%s:%s".formatted(language, british))
                .contains("SUMMARY;LANGUAGE=%s:%s".formatted(language, term))
                .filteredOn(line -> line.startsWith("UID:"))
                .doesNotHaveDuplicates();
        assertThat(coming.asString()).contains(":" + festival + "\r\n");
    }

    @Test
    void pageOffersTheCalendarOfWhatItShows() {
        assertThat(Page.get("/calendar?when=2027-01&lang=en").first("#calendar").text())
                .endsWith("/calendar.ics?when=2027-01&lang=en");
    }
}

package org.libraryexchange.pages.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.base.calendar.Holidays;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Pictures;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Frames;
import org.libraryexchange.pages.web.Pages;
import org.libraryexchange.pages.web.Site;
import org.libraryexchange.pages.web.Theme;
import org.libraryexchange.pages.web.Visit;

@QuarkusTest
class TimeLineIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final LocalDate LAST = LocalDate.of(2027, 1, 15);

    private final Readers readers;
    private final CityTitles cities;
    private final Frames frames;
    private final Pages pages;

    TimeLineIT(Readers readers, CityTitles cities, Frames frames, Pages pages) {
        this.readers = readers;
        this.cities = cities;
        this.frames = frames;
        this.pages = pages;
    }

    @Test
    void bothCitiesStandSideBySideDayByDay() {
        // When
        Document page = page(Language.ENGLISH, """
                {"id": "1", "owner": "leeds", "title": {"en": "Choir"},
                 "event": {"occurrences": [{"start": "2026-12-24T18:00", "zone": "Europe/London"},
                                           {"start": "2027-02-01T18:00", "zone": "Europe/London"}]}}""", """
                {"id": "2", "owner": "hangzhou", "title": {"en": "Tea"},
                 "event": {"occurrences": [{"start": "2026-12-24T09:00", "zone": "Asia/Shanghai", "status": "cancelled"}]}}""");

        // Then
        assertThat(page.select(".day .date").eachText()).containsExactly("24 Dec");
        assertThat(page.select(".column.place-1 a").eachText()).containsExactly("Choir");
        assertThat(page.select(".column.place-1 .meta span:nth-child(2)").eachText())
                .containsExactly("18:00");
        assertThat(page.select(".column.place-2 a.off").eachText()).containsExactly("Tea");
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH, Tiled Hall, £5–£12.50, 'families, children'", "CHINESE, 瓷砖厅, 5英镑—12.50英镑, 家庭、儿童"})
    void eachEntrySaysWherePriceAndForWhomItIsWithAPicture(
            Language language, String place, String price, String audience) {
        // When
        Document page = page(language, """
                {"id": "4", "owner": "leeds", "title": {"en": "Puppets", "zh-Hans": "木偶"},
                 "place": {"name": {"en": "Tiled Hall", "zh-Hans": "瓷砖厅"}},
                 "pictures": [%s],
                 "event": {"occurrences": [{"date": "2026-12-24"}], "audience": ["families", "children"],
                           "admission": {"free": false, "prices": [
                               {"amount": "12.50", "currency": "GBP"}, {"amount": "5", "currency": "GBP"}]}}}""".formatted(Pictures.unknown("4")));

        // Then
        assertThat(page.select(".column .card .meta span").eachText()).endsWith(place, price, audience);
        assertThat(page.select(".column .card img").eachAttr("src")).containsExactly("/media/" + "42".repeat(32));
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH, Free", "CHINESE, 免费"})
    void entriesOfFreeEventsSaySo(Language language, String free) {
        // When
        Document page = page(language, """
                {"id": "5", "owner": "leeds", "title": {"en": "Choir"},
                 "event": {"occurrences": [{"date": "2026-12-24"}], "admission": {"free": true}}}""");

        // Then
        assertThat(page.select(".column .card .meta span").eachText()).contains(free);
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH, Later: February 2027", "CHINESE, 后续月份：2027年2月"})
    void whatIsComingUpGoesOn(Language language, String later) {
        // When
        Document page = page(language);

        // Then
        assertThat(page.select(".more a[rel=next]").eachText()).containsExactly(later);
        assertThat(page.select(".more a[rel=next]").eachAttr("href")).containsExactly("/whats-on?when=2027-02");
        assertThat(page.select(".chips a[href='/whats-on?when=2026-12']").eachText())
                .containsExactly(language == Language.ENGLISH ? "By month" : "按月查看");
    }

    @Test
    void whatHasBegunStandsAtTheFirstDayWithItsEnd() {
        // When
        Document page = page(Language.CHINESE, """
                {"id": "3", "owner": "hangzhou", "title": {"zh-Hans": "展览"},
                 "event": {"occurrences": [{"date": "2026-10-01", "endDate": "2027-01-03"}]}}""");

        // Then
        assertThat(page.select(".day.today .date").eachText()).containsExactly("11月25日");
        assertThat(page.select(".column .meta span:nth-child(2)").eachText()).containsExactly("至2027年1月3日");
    }

    private Document page(Language language, String... documents) {
        Visit visit = new Visit(language, language.tag(), Theme.DEVICE, Address.of("/whats-on"), false, true);
        BrowseTexts in = new BrowseTexts(
                visit,
                cities,
                readers.authorities(),
                readers.times(language),
                ZoneId.of("Europe/London"),
                TODAY,
                new Site(URI.create("http://localhost")));
        List<List<LocalizedItem>> items = List.of(documents).stream()
                .map(document -> List.of(new Localizer(visit).of(Documents.json(document))))
                .toList();
        TimeLine line = TimeLine.of(TODAY, LAST, new TimeLine.Room(12, 2), items);
        WhatsOnPage page = new WhatsOnPage(
                frames.of(visit, "", true),
                in,
                new DaySpan("", TODAY, LAST),
                line,
                Optional.empty(),
                Map.of(),
                new Holidays(Map.of()));
        return Jsoup.parse(pages.text(BrowseTemplates.whatsOn(page), visit));
    }
}

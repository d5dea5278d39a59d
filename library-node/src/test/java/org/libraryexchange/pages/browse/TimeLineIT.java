package org.libraryexchange.pages.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.libraryexchange.base.calendar.Holidays;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.fixture.Documents;
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
        WhatsOn.Page page = new WhatsOn.Page(
                frames.of(visit, "", true), in, new DaySpan("", TODAY, LAST), line, Map.of(), new Holidays(Map.of()));
        return Jsoup.parse(pages.text(BrowseTemplates.whatsOn(page), visit));
    }
}

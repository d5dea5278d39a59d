package org.libraryexchange.pages.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.asCataloguer;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.etag;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.Api.with;
import static org.libraryexchange.fixture.Documents.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Indexed;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Tokens;

/** What readers take along: calendars, feeds and citations. */
@QuarkusTest
class TakeAlongIT {

    private static final String CALENDAR = "text/calendar;charset=utf-8";

    private static ObjectNode fair() {
        return json("""
                {"kind": "cultural-event", "status": "published", "originalLanguage": "en",
                 "title": {"en": "Book fair; old, new", "zh-Hans": "新旧图书市集"},
                 "summary": {"en": "Stalls in the hall."},
                 "place": {"name": {"en": "Kirkgate Market"}, "address": "Leeds LS2", "latitude": 53.7965,
                           "longitude": -1.5392},
                 "subjects": [{"label": {"en": "Books", "zh-Hans": "图书"}}],
                 "licence": "https://creativecommons.org/licenses/by/4.0/",
                 "event": {"occurrences": [
                   {"start": "2027-10-31T00:30", "end": "2027-10-31T02:30", "zone": "Europe/London"},
                   {"start": "2027-05-08T19:00", "zone": "Asia/Shanghai", "status": "cancelled"},
                   {"start": "2027-05-08T19:00", "zone": "Europe/London", "status": "postponed"},
                   {"date": "2027-07-01", "endDate": "2027-07-03"}]}}
                """);
    }

    @Test
    void clientsOfTheApiThatPreferACalendarAreSentToIt() {
        // Given
        String address = "/api/v1/items/" + id(created(fair()));

        // When
        Response calendar = anonymous()
                .redirects()
                .follow(false)
                .header("Accept", "text/calendar, application/json;q=0.5")
                .get(address + "?lang=zh-Hans");
        Response both = get(address, "Accept", "application/json, text/calendar;q=0.5");
        Response any = get(address, "Accept", "*/*");
        Response image = get(address, "Accept", "image/png");

        // Then
        assertThat(calendar.statusCode()).isEqualTo(303);
        Response led = get(Api.location(calendar) + "?lang=zh-Hans");
        assertThat(calendar.header("Location")).endsWith(".ics?lang=zh-Hans");
        assertThat(led.contentType()).isEqualToIgnoringCase(CALENDAR);
        assertThat(led.asString()).contains("新旧图书市集", "BEGIN:VEVENT");
        assertThat(both.contentType()).startsWith("application/json");
        assertThat(any.contentType()).startsWith("application/json");
        assertThat(image.statusCode()).isEqualTo(406);
    }

    private static ObjectNode about(ObjectNode document, String subject) {
        ObjectNode copy = document.deepCopy();
        copy.withArray("/subjects").addObject().putObject("label").put("en", subject);
        return copy;
    }

    private static Response get(String address, String... headers) {
        var request = anonymous().urlEncodingEnabled(false);
        for (int i = 0; i < headers.length; i += 2) {
            request = request.header(headers[i], headers[i + 1]);
        }
        return request.get(address);
    }

    /** The properties of a calendar, unfolded. */
    private static List<String> properties(Response calendar) {
        assertThat(calendar.statusCode()).as(calendar.asString()).isEqualTo(200);
        return calendar.asString().replace("\r\n ", "").lines().toList();
    }

    private static void withdraw(Response item) {
        asCataloguer()
                .header("If-Match", etag(item))
                .contentType("application/json")
                .body("{}")
                .post(ITEMS + "/" + id(item) + "/withdraw")
                .then()
                .statusCode(200);
    }

    @Test
    void allDatesOfAnItemAreACalendar() {
        // Given
        String id = id(created(fair()));

        // When
        Response calendar = get("/items/" + id + ".ics?lang=en&unknown=1");

        // Then
        assertThat(calendar.contentType()).isEqualTo(CALENDAR);
        assertThat(calendar.header("Content-Disposition"))
                .isEqualTo("inline; filename=\"leeds-" + id
                        + ".ics\"; filename*=UTF-8''Book%20fair%3B%20old%2C%20new.ics");
        assertThat(calendar.header("Set-Cookie")).isNull();
        assertThat(properties(calendar))
                .contains(
                        "X-WR-CALNAME:Book fair\\; old\\, new",
                        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
                        "TZID:Europe/London",
                        "TZID:Asia/Shanghai",
                        "UID:" + id + "-20270508T1900",
                        "UID:" + id + "-20270508T1900-2",
                        "UID:" + id + "-20270701",
                        "UID:" + id + "-20271031T0030",
                        "SEQUENCE:1",
                        "DTSTART;TZID=Asia/Shanghai:20270508T190000",
                        "DTSTART;TZID=Europe/London:20270508T190000",
                        "DTSTART;TZID=Europe/London:20271031T003000",
                        "DTEND;TZID=Europe/London:20271031T023000",
                        "DTSTART;VALUE=DATE:20270701",
                        "DTEND;VALUE=DATE:20270704",
                        "STATUS:CANCELLED",
                        "STATUS:TENTATIVE",
                        "STATUS:CONFIRMED",
                        "SUMMARY;LANGUAGE=en:Book fair\\; old\\, new",
                        "SUMMARY;LANGUAGE=en:Cancelled: Book fair\\; old\\, new",
                        "SUMMARY;LANGUAGE=en:Postponed: Book fair\\; old\\, new",
                        "LOCATION;LANGUAGE=en:Kirkgate Market\\, Leeds LS2",
                        "GEO:53.7965;-1.5392",
                        "CATEGORIES:Books")
                .anyMatch(line -> line.startsWith("URL:http") && line.endsWith("/items/" + id + "?lang=en"));
    }

    @Test
    void aDateOnlineHasNoPlaceToGoTo() {
        // Given
        ObjectNode fair = fair();
        ((ObjectNode) fair.at("/event/occurrences/3")).put("status", "moved-online");
        String id = id(created(fair));

        // When
        List<String> properties = properties(get("/items/" + id + "/dates/20270701.ics?lang=en"));

        // Then
        assertThat(properties).contains("LOCATION;LANGUAGE=en:Online").noneMatch(line -> line.startsWith("GEO"));
    }

    @Test
    void aChinesePlaceIsWrittenFromTheCityToTheHouse() {
        // Given
        ObjectNode fair = fair();
        fair.withObject("/place")
                .put("address", "杭州市西湖区孤山路25号")
                .withObject("/name")
                .put("zh-Hans", "浙江省博物馆");

        // When
        String id = id(created(fair));

        // Then
        assertThat(properties(get("/items/" + id + ".ics?lang=zh")))
                .contains("LOCATION;LANGUAGE=zh-Hans:杭州市西湖区孤山路25号 浙江省博物馆");
        assertThat(properties(get("/items/" + id + ".ics?lang=en")))
                .contains("LOCATION;LANGUAGE=en:Kirkgate Market\\, 杭州市西湖区孤山路25号");
    }

    @Test
    void aCalendarIsInTheLanguageOfItsReader() {
        // Given
        String id = id(created(fair()));

        // When
        Response calendar = get("/items/" + id + ".ics", "Accept-Language", "zh-CN");

        // Then
        assertThat(calendar.header("Content-Language")).isEqualTo("zh-Hans");
        assertThat(calendar.header("Vary")).contains("Accept-Language");
        assertThat(properties(calendar))
                .contains(
                        "SUMMARY;LANGUAGE=zh-Hans:新旧图书市集",
                        "SUMMARY;LANGUAGE=zh-Hans:已取消：新旧图书市集",
                        "LOCATION;LANGUAGE=en:Kirkgate Market（仅有英文）\\, Leeds LS2",
                        "CATEGORIES:图书")
                .anyMatch(line -> line.startsWith("DESCRIPTION;LANGUAGE=en:Stalls in the hall.（仅有英文）\\n\\nhttp"));
    }

    @Test
    void whoHasACalendarAlreadyIsToldSo() {
        // Given
        Response item = created(fair());
        String address = "/items/" + id(item) + ".ics?lang=en";
        Response calendar = get(address);

        // When, Then
        assertThat(calendar.header("Cache-Control")).isEqualTo("public, no-cache");
        assertThat(get(address, "If-None-Match", calendar.header("ETag")).statusCode())
                .isEqualTo(304);
        withdraw(item);
        assertThat(get(address, "If-None-Match", calendar.header("ETag")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoeverHasAnythingOfACalendarIsToldThatItIsThere() {
        // Given
        String id = id(created(fair()));

        // When, Then
        assertThat(get("/items/" + id + ".ics?lang=en", "If-None-Match", "*").statusCode())
                .isEqualTo(304);
        assertThat(get("/search.atom?lang=en", "If-None-Match", "*").statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/items/019ac1f2-7d3e-7b60-9f0e-000000000000.ics | text/calendar, text/html;q=0.5 | 404",
                "/items/019ac1f2-7d3e-7b60-9f0e-000000000000.ics | text/calendar, */*;q=0.5 | 404",
                "/items/019ac1f2-7d3e-7b60-9f0e-000000000000/cite.bib | application/x-bibtex, text/html;q=0.9 | 404",
                "/items/019ac1f2-7d3e-7b60-9f0e-000000000000/cite.ris | text/calendar, text/html;q=0.9 | 406",
                "/search.ics | text/html | 406",
                "/search.atom?from=x | application/atom+xml, text/html;q=0.9 | 400"
            })
    void programIsToldWhatIsWrongInADocument(String address, String accept, int status) {
        // When
        Response refused = get(address, "Accept", accept);

        // Then
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.contentType()).isEqualTo("application/problem+json");
    }

    @Test
    void readerIsToldWhatIsWrongOnAPage() {
        // When
        Response refused = get(
                "/items/019ac1f2-7d3e-7b60-9f0e-000000000000.ics",
                "Accept",
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8");

        // Then
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.contentType()).startsWith("text/html");
    }

    @Test
    void oneDateIsACalendarOfItsOwn() {
        // Given
        String id = id(created(fair()));

        // When
        List<String> properties = properties(get("/items/" + id + "/dates/20270508T1900-2.ics?lang=en"));

        // Then
        assertThat(properties)
                .contains("UID:" + id + "-20270508T1900-2", "DTSTART;TZID=Europe/London:20270508T190000")
                .doesNotContain("REFRESH-INTERVAL;VALUE=DURATION:PT1H")
                .filteredOn("BEGIN:VEVENT"::equals)
                .hasSize(1);
        assertThat(get("/items/" + id + "/dates/20270509.ics").statusCode()).isEqualTo(404);
    }

    @Test
    void datesOfAWithdrawnItemAreCancelled() {
        // Given
        Response item = created(fair());
        withdraw(item);

        // When
        List<String> properties = properties(get("/items/" + id(item) + ".ics?lang=en"));

        // Then
        assertThat(properties)
                .contains("SUMMARY;LANGUAGE=en:Withdrawn: Book fair\\; old\\, new", "SEQUENCE:2")
                .doesNotContain("STATUS:CONFIRMED", "STATUS:TENTATIVE")
                .filteredOn("STATUS:CANCELLED"::equals)
                .hasSize(4);
    }

    @Test
    void anEventWithoutDatesOffersNoCalendarAndThoseWhoSubscribedKeepAnEmptyOne() {
        // Given
        ObjectNode document = fair();
        document.putObject("event").put("datesToBeAnnounced", true);
        String id = id(created(document));

        // When
        List<String> properties = properties(get("/items/" + id + ".ics"));
        Page page = Page.get("/items/" + id + "?lang=en").isSound();

        // Then
        assertThat(properties).contains("BEGIN:VTIMEZONE").doesNotContain("BEGIN:VEVENT");
        assertThat(page.text()).contains("Date to be announced", "Permanent link");
        assertThat(page.links("[href*='.ics']")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".ics", "/dates/20270508T1900.ics", "/cite.bib", "/cite.ris"})
    void draftsAndErasedItemsHaveNoFiles(String file) {
        // Given
        String draft = id(created(fair().put("status", "draft")));
        Response erased = created(fair());
        with(Tokens.of("exchange-operator")).header("If-Match", etag(erased)).post(ITEMS + "/" + id(erased) + "/erase");

        // When, Then
        assertThat(get("/items/" + draft + file).statusCode()).isEqualTo(404);
        assertThat(asCataloguer().get("/items/" + draft + file).statusCode()).isEqualTo(404);
        assertThat(get("/items/" + id(erased) + file).statusCode()).isEqualTo(410);
        assertThat(get("/items/nonsense" + file).statusCode()).isEqualTo(404);
    }

    @Test
    void historyHasNoCalendar() {
        String id = id(created(Documents.published(Documents.canalPhotograph())));

        assertThat(get("/items/" + id + ".ics").statusCode()).isEqualTo(404);
        assertThat(get("/items/" + id).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"400, /search.ics?kind=nonsense", "400, /search.ics?from=nonsense", "404, /search.rss", "404, /search."
    })
    void whatIsNotThereIsRefused(int status, String address) {
        assertThat(get(address).statusCode()).isEqualTo(status);
    }

    @Test
    void listsHaveNoDrafts() {
        assertThat(get("/search.atom?status=draft&owner=leeds").statusCode()).isEqualTo(200);
        assertThat(Page.get("/search?status=withdrawn").links(".machine a"))
                .noneMatch(link -> link.startsWith("/search") && link.contains("status"));
    }

    @Test
    void datesOfASearchAreACalendarFromAMonthAgoOn() {
        // Given
        LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
        String mark = "along-search";
        ObjectNode document = about(fair(), mark);
        document.putObject("event")
                .putArray("occurrences")
                .add(json("{\"date\": \"%s\"}".formatted(today.minusDays(40))))
                .add(json("{\"date\": \"%s\"}".formatted(today.minusDays(10))))
                .add(json("{\"date\": \"%s\"}".formatted(today.plusDays(400))));
        String id = id(created(document));
        created(about(Documents.published(Documents.canalPhotograph()), mark));
        Indexed.awaitAll();

        // When
        Response calendar = get("/search.ics?subject=" + mark + "&lang=en&sort=title&limit=1&cursor=x&view=list");

        // Then
        assertThat(calendar.contentType()).isEqualTo(CALENDAR);
        assertThat(properties(calendar))
                .contains("NAME:Leeds and Hangzhou library catalogues · " + mark)
                .filteredOn(line -> line.startsWith("UID:"))
                .containsExactly(
                        "UID:" + id + "-" + compact(today.minusDays(10)),
                        "UID:" + id + "-" + compact(today.plusDays(400)));
        assertThat(properties(get("/search.ics?subject=" + mark + "&to=" + today.minusDays(35))))
                .filteredOn(line -> line.startsWith("UID:"))
                .containsExactly("UID:" + id + "-" + compact(today.minusDays(40)));
    }

    private static String compact(LocalDate day) {
        return day.toString().replace("-", "");
    }

    @Test
    void searchesAreFeedsInTheirReadersLanguage() {
        // Given
        String mark = "along-feed";
        String older = id(created(about(fair(), mark)));
        String newer = id(created(about(Documents.published(Documents.canalPhotograph()), mark)));
        Indexed.awaitAll();

        // When
        Response feed = get("/search.atom?subject=" + mark + "&lang=zh-Hans&sort=title&view=list");
        Response again = get("/search.atom?subject=" + mark + "&lang=zh-Hans", "If-None-Match", feed.header("ETag"));

        // Then
        assertThat(feed.contentType()).isEqualTo("application/atom+xml;charset=utf-8");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(feed.xmlPath().getList("feed.entry.id")).containsExactly("urn:uuid:" + newer, "urn:uuid:" + older);
        assertThat(feed.xmlPath().getString("feed.entry[1].title")).isEqualTo("新旧图书市集");
        assertThat(feed.xmlPath().getList("feed.entry[1].content.div.div.h2"))
                .containsExactly("新旧图书市集", "Book fair; old, new");
        assertThat(feed.xmlPath().getString("feed.link[0].@href"))
                .endsWith("/search.atom?lang=zh-Hans&subject=" + mark);
    }

    @Test
    void filesHaveItemsOfAllWordsAlone() {
        // Given
        String mark = "along-words";
        String both = id(created(about(Documents.titled(fair(), "Lacquer and bamboo fair"), mark)));
        created(about(Documents.titled(fair(), "Bamboo fair"), mark));
        Indexed.awaitAll();
        String words = "?q=lacquer+bamboo&subject=" + mark;

        // When
        Response calendar = get("/search.ics" + words);
        Response feed = get("/search.atom" + words);

        // Then
        assertThat(properties(calendar))
                .filteredOn(line -> line.startsWith("UID:"))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("UID:" + both));
        assertThat(feed.xmlPath().getList("feed.entry.id")).containsExactly("urn:uuid:" + both);
        assertThat(Page.get("/search" + words).links(".entry h3 a")).hasSize(2);
    }

    @Test
    void nobodyIsOfferedToFollowAnEmptyList() {
        // Given
        String mark = "along-empty";
        created(about(Documents.titled(fair(), "Bamboo fair"), mark));
        Indexed.awaitAll();

        // When
        Page some = Page.get("/search?q=bamboo+porcelainware&subject=" + mark).isSound();
        Page nothing = Page.get("/search?q=porcelainware&subject=" + mark).isSound();

        // Then
        assertThat(some.links(".entry h3 a")).hasSize(1);
        assertThat(some.links(".machine a")).singleElement().asString().startsWith("/api/v1/items?");
        assertThat(nothing.links(".machine a")).isEmpty();
        assertThat(some.links("link[type='application/atom+xml']")).isEmpty();
        assertThat(nothing.links("link[type='application/atom+xml']")).isEmpty();
    }

    @Test
    void listsAreTakenAlongAsATableAndAsReferences() {
        // Given
        String mark = "along-file";
        String formula = id(created(about(Documents.titled(fair(), "=SUM(A1)"), mark)));
        String canal = id(created(about(Documents.published(Documents.canalPhotograph()), mark)));
        Indexed.awaitAll();
        String query = "?subject=" + mark + "&lang=en";

        // When
        Response table = get("/search.csv" + query, "Accept-Encoding", "gzip");
        List<String> rows = table.asString().lines().toList();
        Response ris = get("/search.ris" + query);
        Response bibTex = get("/search.bib" + query);

        // Then
        assertThat(table.contentType()).isEqualTo("text/csv;charset=utf-8");
        assertThat(table.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).startsWith("\ufefflink,type,title,otherTitles,creators,date,edtf,when,place,");
        assertThat(rows).anyMatch(row -> row.contains("/items/" + formula + ",Event,'=SUM(A1),新旧图书市集,,,,"));
        assertThat(rows).anyMatch(row -> row.contains("/items/" + canal + ",Photograph,") && row.contains("1890/1895"));
        assertThat(ris.asString().lines().filter(line -> line.startsWith("TY  - ")))
                .containsExactlyInAnyOrder("TY  - ELEC", "TY  - ART");
        assertThat(bibTex.asString()).contains("@misc{leeds-" + canal, "@misc{leeds-" + formula);
        assertThat(get("/search.csv" + query, "If-None-Match", table.header("ETag"))
                        .statusCode())
                .isEqualTo(304);
        assertThat(Page.get("/search" + query).links(".machine a"))
                .contains("/search.csv?lang=en&subject=" + mark, "/search.ris?lang=en&subject=" + mark);
    }

    @Test
    void fileHasTheOrderOfThePage() {
        // Given
        String mark = "along-order";
        created(about(Documents.titled(fair(), "Abbey fair"), mark));
        created(about(Documents.titled(fair(), "Zoo fair"), mark));
        Indexed.awaitAll();

        // When
        Page page = Page.get("/search?lang=en&sort=title&subject=" + mark);
        List<String> newestFirst =
                get("/search.csv?lang=en&subject=" + mark).asString().lines().toList();

        // Then
        String sorted = page.links(".machine a").stream()
                .filter(link -> link.startsWith("/search.csv"))
                .findFirst()
                .orElseThrow();
        assertThat(newestFirst.get(1)).contains(",Zoo fair,");
        assertThat(get(sorted).asString().lines().toList().get(1)).contains(",Abbey fair,");
    }

    @Test
    void cityHasAFeed() {
        id(created(fair()));

        assertThat(get("/search.atom?owner=leeds").xmlPath().getList("feed.entry.author.name"))
                .isNotEmpty()
                .containsOnly("Leeds Libraries");
        assertThat(Page.get("/?lang=en").links("link[rel=alternate][type='application/atom+xml']"))
                .contains("/search.atom?owner=leeds&lang=en", "/search.atom?owner=hangzhou&lang=en");
    }

    @Test
    void itemsAreCited() {
        // Given
        String id = id(created(Documents.published(Documents.canalPhotograph())));

        // When
        Response bibTex = get("/items/" + id + "/cite.bib?lang=en");
        Response ris = get("/items/" + id + "/cite.ris?lang=en");

        // Then
        assertThat(bibTex.contentType()).isEqualTo("application/x-bibtex;charset=utf-8");
        assertThat(bibTex.header("Content-Disposition")).contains("filename=\"leeds-" + id + ".bib\"");
        assertThat(bibTex.asString())
                .startsWith("@misc{leeds-" + id + ",\n")
                .contains("  date = {1890/1895},\n", "  organization = {Leeds Libraries},\n");
        assertThat(ris.contentType()).isEqualTo("application/x-research-info-systems;charset=utf-8");
        assertThat(ris.asString()).startsWith("TY  - ART\r\n").contains("AV  - Leeds Central Library\r\n");
    }

    @ParameterizedTest
    @CsvSource({"en, Harvard, GB/T 7714, Book fair", "zh-Hans, GB/T 7714, Harvard, 新旧图书市集"})
    void citationsAreInTheStylesOfBothCountries(String language, String first, String second, String title) {
        // Given
        String id = id(created(fair()));

        // When
        Page page = Page.get("/items/" + id + "?lang=" + language).isSound();

        // Then
        assertThat(page.texts(".cite h3")).startsWith(first, second);
        assertThat(page.texts(".cite p[id^=citation]"))
                .hasSize(2)
                .allMatch(citation -> citation.contains(title) && citation.contains("/items/" + id));
        assertThat(page.texts(".cite p[id^=citation]").toString())
                .contains("[EB/OL]", "Accessed: ")
                .doesNotContain("May 2027", "31 Oct 2027");
    }

    @Test
    void onlyThoseWhoMadeAWorkAreItsAuthors() {
        // Given
        ObjectNode map = Documents.published(Documents.canalPhotograph());
        map.withObject("/place").withObject("/name").put("en", "Leeds");
        map.withObject("/history").put("form", "map").put("shelfmark", "M 1726");
        for (String role : List.of("cartographer", "patron", "publisher")) {
            map.withObject("/history")
                    .withArray("creators")
                    .addObject()
                    .put("role", role)
                    .putObject("name")
                    .put("en", "The " + role);
        }

        // When
        String ris = get("/items/" + id(created(map)) + "/cite.ris?lang=en").asString();

        // Then
        assertThat(ris.lines())
                .contains(
                        "TY  - MAP",
                        "AU  - The cartographer",
                        "PB  - The publisher",
                        "AV  - Leeds Central Library",
                        "CN  - M 1726",
                        "KW  - Leeds")
                .noneMatch(line -> line.contains("patron"))
                .filteredOn(line -> line.startsWith("AU"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "en, Save and share, Add to your calendar, 'Subscribe: “Book fair; old, new”', Credit line",
        "zh-Hans, 保存与分享, 加入日历, 订阅日程：“新旧图书市集”, 署名文字"
    })
    void pageOfAnItemOffersIt(String language, String heading, String calendar, String subscribe, String credit) {
        // Given
        String id = id(created(fair()));

        // When
        Page page = Page.get("/items/" + id + "?lang=" + language).isSound();

        // Then
        assertThat(page.text()).contains(heading, calendar, subscribe, credit);
        assertThat(page.links(".facts a"))
                .contains(
                        "/items/" + id + ".ics?lang=" + language,
                        "/items/" + id + "/cite.bib?lang=" + language,
                        "/items/" + id + "/dates/20271031T0030.ics?lang=" + language)
                .anyMatch(link ->
                        link.startsWith("webcal://") && link.endsWith("/items/" + id + ".ics?lang=" + language));
        assertThat(page.links("link[rel=alternate]"))
                .contains("/items/" + id + ".ics?lang=" + language, "/search.atom?owner=leeds&lang=" + language);
        assertThat(page.document().select("button[data-copies], button[data-shares], button[data-links]"))
                .hasSize(6)
                .allMatch(button -> button.hasAttr("hidden"));
        assertThat(page.first("#citation-1").text()).contains("/items/" + id);
        assertThat(page.first("#credit").text()).contains("CC BY 4.0");
    }

    @ParameterizedTest
    @CsvSource({"en, 'Subscribe: Events · Leeds · This weekend', 3", "zh-Hans, 订阅日程：活动 · 利兹 · 本周末, 1"})
    void subscribingSaysToWhatAndIsToWhatIsShown(String language, String what, int programs) {
        // When
        Page page = Page.get("/whats-on?when=weekend&owner=leeds&kind=cultural-event&lang=" + language)
                .isSound();

        // Then
        String calendar = page.first("#calendar").text();
        assertThat(page.texts(".subscribe summary")).containsExactly(what);
        assertThat(calendar)
                .isEqualTo("http://leeds.library.example/search.ics?owner=leeds&kind=cultural-event&when=weekend&lang="
                        + language);
        assertThat(page.links(".subscribe a"))
                .hasSize(programs)
                .allMatch(link -> link.contains("leeds.library.example"));
        assertThat(page.texts(".more a")).hasSize(1);
    }

    @Test
    void calendarOfAWeekendIsOfTheOneThatComes() {
        // Given
        LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
        LocalDate sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        String mark = "along-weekend";
        ObjectNode document = about(fair(), mark);
        document.putObject("event")
                .putArray("occurrences")
                .add(json("{\"date\": \"%s\"}".formatted(sunday)))
                .add(json("{\"date\": \"%s\"}".formatted(sunday.plusDays(1))));
        String id = id(created(document));
        Indexed.awaitAll();

        // When
        List<String> properties = properties(get("/search.ics?subject=" + mark + "&when=weekend&lang=en"));

        // Then
        assertThat(properties)
                .contains("NAME:Leeds and Hangzhou library catalogues · " + mark + " · This weekend")
                .filteredOn(line -> line.startsWith("UID:"))
                .containsExactly("UID:" + id + "-" + compact(sunday));
    }

    @Test
    void pageOfHistoryOffersNoCalendar() {
        String id = id(created(Documents.published(Documents.canalPhotograph())));

        Page page = Page.get("/items/" + id + "?lang=en").isSound();

        assertThat(page.links(".facts a")).noneMatch(link -> link.contains(".ics"));
        assertThat(page.text()).contains("Save and share", "Permanent link");
    }

    @Test
    void pageOfASearchOffersItsFeeds() {
        // When
        Page page = Page.get("/search?q=light&kind=cultural-event&sort=title&lang=en")
                .isSound();
        Page history = Page.get("/search?kind=history-resource").isSound();

        // Then
        assertThat(page.links(".machine a"))
                .contains(
                        "/search.ics?q=light&kind=cultural-event&lang=en",
                        "/search.atom?q=light&kind=cultural-event&lang=en")
                .anyMatch(link -> link.startsWith("webcal://"));
        assertThat(history.links(".machine a")).noneMatch(link -> link.contains(".ics"));
    }

    @Test
    void otherMethodsAreRefused() {
        Response refused = anonymous().post("/search.ics");

        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.header("Allow")).contains("GET");
    }
}

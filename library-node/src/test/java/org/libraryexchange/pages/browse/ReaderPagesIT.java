package org.libraryexchange.pages.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.asCataloguer;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.etag;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.Api.with;
import static org.libraryexchange.fixture.Pictures.withPicture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Indexed;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Tokens;

/** The catalogue's pages, fetched as a browser does. */
@QuarkusTest
class ReaderPagesIT {

    private static final String MARK = "pages-test";
    private static final String EVIL = "</script><script>alert(1)</script> \"'&amp;";
    private static final int FULL_WEIGHT = 100 * 1024;

    private static String night;
    private static String canal;

    @BeforeEach
    void catalogue() {
        if (night == null) {
            night = id(created(marked(Documents.lightNight())));
            canal = id(created(marked(Documents.canalPhotograph())));
            await().until(() -> anonymous()
                            .get(ITEMS + "?subject=" + MARK)
                            .jsonPath()
                            .getList("items")
                            .size()
                    >= 2);
        }
    }

    private static ObjectNode marked(ObjectNode document) {
        return about(document, MARK);
    }

    @ParameterizedTest
    @CsvSource({
        "/, en, en, Two libraries, Leeds",
        "/, zh-CN, zh-Hans, 两座图书馆，一部目录, 利兹",
        "/search?q=light, en, en, “light”, Light Night",
        "/search?q=light, zh-CN, zh-Hans, 检索, 利兹光之夜",
        "/nothing/here, en, en, Page not found, Search",
        "/nothing/here, zh-CN, zh-Hans, 页面不存在, 检索"
    })
    void pagesAreThereInBothLanguages(String address, String accepted, String language, String said, String also) {
        // When
        Page page = Page.get(address, "Accept-Language", accepted).isSound();

        // Then
        assertThat(page.first("html").attr("lang")).isEqualTo(language);
        assertThat(page.response().header("Content-Language")).isEqualTo(language);
        assertThat(page.text()).contains(said, also);
        assertThat(page.document().title()).doesNotStartWith("404");
    }

    @ParameterizedTest
    @CsvSource({"en, 'Thu 7 October 2027, 18:00–23:00 Leeds time'", "zh, 2027年10月7日（周四）18:00—23:00 利兹时间"})
    void timesAreToldByTheClockOfTheirCity(String language, String there) {
        // When
        Page page = Page.get("/items/" + night + "?lang=" + language).isSound();

        // Then
        assertThat(page.texts(".whens p:not(.small)")).containsExactly(there);
        assertThat(page.document().select(".off")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "en, The hall is being repaired., 'step-free access, hearing loop', Ring at the side door.",
        "zh, 场馆正在维修。, 无台阶通道、助听感应线圈, 请按侧门门铃。"
    })
    void readersSeeWhyADateIsOffAndWhoCanTakePart(String language, String reason, String features, String note) {
        // Given
        ObjectNode document = marked(Documents.titled(Documents.lightNight(), "A night for everyone"));
        ((ObjectNode) document.at("/event/occurrences/0"))
                .put("status", "cancelled")
                .putObject("reason")
                .put("en", "The hall is being repaired.")
                .put("zh-Hans", "场馆正在维修。");
        document.withArray("/event/access/features").add("step-free").add("hearing-loop");
        document.withObject("/event/access/note")
                .put("en", "Ring at the side door.")
                .put("zh-Hans", "请按侧门门铃。");
        String id = id(created(document));

        // When
        Page page = Page.get("/items/" + id + "?lang=" + language).isSound();

        // Then
        assertThat(page.texts(".whens p")).contains(reason);
        assertThat(page.texts("dd")).contains(features, note);
    }

    @ParameterizedTest
    @CsvSource({
        "53.8299, -1.5665, en, about 1.3 km from Headingley Library",
        "53.8299, -1.5665, zh, 距海丁利图书馆约1.3公里",
        "53.8250, -1.5790, en, about 400 m from Headingley Library",
        "53.8250, -1.5790, zh, 距海丁利图书馆约400米",
        "54.2000, -1.5790, en, ''"
    })
    void aPlaceTellsHowFarTheNearestLibraryIs(String latitude, String longitude, String language, String told) {
        // Given
        ObjectNode document = marked(Documents.titled(Documents.lightNight(), "A walk in the park"));
        document.withObject("/place")
                .put("latitude", Double.parseDouble(latitude))
                .put("longitude", Double.parseDouble(longitude));
        String walk = id(created(document));
        document.withObject("/place").put("authority", "leeds/headingley-library");
        String there = id(created(marked(document)));

        // When
        Page page = Page.get("/items/" + walk + "?lang=" + language).isSound();
        Page library = Page.get("/items/" + there + "?lang=" + language).isSound();

        // Then
        assertThat(page.texts(".nearest")).isEqualTo(told.isEmpty() ? List.of() : List.of(told));
        assertThat(library.texts(".nearest")).isEmpty();
    }

    private static String online(String start, String end) {
        ObjectNode document = marked(Documents.titled(Documents.lightNight(), "A night online"));
        ((ObjectNode) document.at("/event/occurrences/0"))
                .put("start", start)
                .put("end", end)
                .put("status", "moved-online");
        return id(created(document));
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Tue 7 October 2036, 18:00–23:00 Leeds time', Online, 'Wed 8 October 2036, 01:00–06:00 (Hangzhou time)'",
        "zh, 2036年10月7日（周二）18:00—23:00 利兹时间, 线上举行, 2036年10月8日（周三）01:00—06:00（杭州时间）"
    })
    void timesOnlineAreToldByTheClocksOfBothCities(String language, String here, String online, String there) {
        // Given
        String id = online("2036-10-07T18:00", "2036-10-07T23:00");
        Indexed.awaitAll();

        // When
        Page page = Page.get("/items/" + id + "?lang=" + language).isSound();
        Page month = Page.get("/whats-on?when=2036-10&lang=" + language).isSound();

        // Then
        assertThat(page.texts(".whens p")).startsWith(here, online, there);
        assertThat(page.first("[data-begins]").attr("data-begins")).isEqualTo("2036-10-07T17:00:00Z");
        assertThat(page.first("[data-begins]").hasAttr("hidden")).isTrue();
        assertThat(page.document().select(".off, .status, a[href^=geo]")).isEmpty();
        assertThat(month.texts(".column li:has(a[href*='" + id + "']) strong")).containsOnly(online);
        assertThat(month.document().select(".column a.off[href*='" + id + "']")).isEmpty();
    }

    @Test
    void hourThatTheClockRepeatsSaysWhichItIs() {
        // Given
        String id = online("2027-10-31T01:30", "2027-10-31T02:30");

        // When, Then
        assertThat(Page.get("/items/" + id + "?lang=en").texts(".whens p"))
                .startsWith(
                        "Sun 31 October 2027, 01:30 BST–02:30 Leeds time",
                        "Online",
                        "Sun 31 October 2027, 08:30–10:30 (Hangzhou time)");
    }

    @Test
    void theAskedTitleComesFirstAndOthersAreMarked() {
        // When
        Page page = Page.get("/items/" + night + "?lang=zh-Hans").isSound();

        // Then
        assertThat(page.first("h1 [lang=zh-Hans]").text()).isEqualTo("2027 利兹光之夜");
        assertThat(page.first("p.other[lang=en]").text()).isEqualTo("英文：Light Night Leeds 2027");
        assertThat(page.first(".lead [lang=en]").text()).startsWith("Two evenings");
        assertThat(page.texts(".lead .instead")).containsExactly("仅有英文");
    }

    @Test
    void languageComesFromTheAddressThenTheCookieThenTheBrowserThenTheCity() {
        // When, Then
        assertThat(language(Page.get("/search?lang=en", "Cookie", "lang=zh-Hans", "Accept-Language", "zh")))
                .isEqualTo("en");
        assertThat(language(Page.get("/search", "Cookie", "lang=zh-Hans", "Accept-Language", "en")))
                .isEqualTo("zh-Hans");
        assertThat(language(Page.get("/search", "Accept-Language", "fr, zh-TW;q=0.8, en;q=0.5")))
                .isEqualTo("zh-Hans");
        assertThat(language(Page.get("/search", "Accept-Language", "fr"))).isEqualTo("en");
        assertThat(language(Page.get("/search", "Cookie", "lang=<script>"))).isEqualTo("en");
    }

    private static String language(Page page) {
        assertThat(page.response().header("Vary")).contains("Accept-Language", "Cookie");
        return page.first("html").attr("lang");
    }

    @Test
    void chosenLanguageIsKeptAndTheSwitchKeepsTheQuery() {
        // When
        Page page = Page.get("/search?q=light&kind=cultural-event&lang=zh-Hans");

        // Then
        assertThat(page.response().header("Set-Cookie")).contains("lang=zh-Hans", "SameSite=Lax", "Path=/");
        assertThat(page.response().header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(page.links(".settings a")).containsExactly("/search?q=light&kind=cultural-event&lang=en");
        assertThat(page.links(".entry h3 a"))
                .allSatisfy(link -> assertThat(link).endsWith("?lang=zh-Hans"));
    }

    @Test
    void themeIsChosenWithoutAScriptAndBringsTheReaderBack() {
        // When
        Response chosen = theme("dark", "/search?q=light");
        Page page = Page.get("/", "Cookie", "theme=dark");

        // Then
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.header("Location")).endsWith("/search?q=light");
        assertThat(chosen.header("Set-Cookie")).startsWith("theme=dark");
        assertThat(page.first("html").attr("data-theme")).isEqualTo("dark");
        assertThat(Page.get("/").first("html").hasAttr("data-theme")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example.org/", "/\\evil.example.org", "https://evil.example.org", "", "/a\r\nX: y"})
    void themeLeadsNowhereElse(String back) {
        // When
        Response chosen = theme("dark", back);

        // Then
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.header("Location")).doesNotContain("evil").endsWith("/");
    }

    private static Response theme(String theme, String back) {
        return anonymous()
                .redirects()
                .follow(false)
                .formParam("theme", theme)
                .formParam("back", back)
                .post("/theme");
    }

    @Test
    void markupInItemsIsText() throws Exception {
        // Given
        ObjectNode document = marked(Documents.titled(Documents.canalPhotograph(), EVIL));
        document.withObject("/description").put("en", EVIL);
        document.withArray("/media")
                .addObject()
                .put("url", "https://example.org/a.jpg\"onerror=alert(1)".replace("\"", "%22"))
                .put("mediaType", "image/jpeg")
                .withObject("/alt")
                .put("en", "\" onerror=\"alert(1)");
        String id = id(created(document));

        // When
        Page page = Page.get("/items/" + id).isSound();
        JsonNode linked = new ObjectMapper()
                .readTree(page.first("script[type='application/ld+json']").data());

        // Then
        assertThat(page.first("h1").text()).startsWith("</script><script>alert(1)</script>");
        assertThat(page.document().select("script")).hasSize(2);
        assertThat(linked.path("name").asText()).isEqualTo(EVIL);
        await().untilAsserted(() -> assertThat(Page.get("/search?q=alert+script&subject=" + MARK)
                        .isSound()
                        .texts(".entry h3"))
                .anySatisfy(title -> assertThat(title).startsWith("</script><script>alert(1)")));
    }

    @Test
    void markupInAQueryIsText() {
        // When
        Page page =
                Page.get("/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").isSound();

        // Then
        assertThat(page.first("#q").val()).isEqualTo("\"><script>alert(1)</script>");
    }

    @Test
    void linkedDataTellsOfAnEvent() throws Exception {
        // When
        Page page = Page.get("/items/" + night + "?lang=en");
        JsonNode event = new ObjectMapper()
                .readTree(page.first("script[type='application/ld+json']").data());

        // Then
        assertThat(event.path("@context").asText()).isEqualTo("https://schema.org");
        assertThat(event.path("@type").asText()).isEqualTo("Event");
        assertThat(event.path("name").asText()).isEqualTo("Light Night Leeds 2027");
        assertThat(event.path("alternateName").get(0).asText()).isEqualTo("2027 利兹光之夜");
        assertThat(event.path("startDate").asText()).isEqualTo("2027-10-07T18:00:00+01:00");
        assertThat(event.path("endDate").asText()).isEqualTo("2027-10-07T23:00:00+01:00");
        assertThat(event.path("eventStatus").asText()).isEqualTo("https://schema.org/EventScheduled");
        assertThat(event.path("isAccessibleForFree").asBoolean()).isTrue();
        assertThat(event.at("/location/geo/latitude").asDouble()).isEqualTo(53.7997);
    }

    @Test
    void linkedDataTellsOfLocalHistory() throws Exception {
        // When
        Page page = Page.get("/items/" + canal + "?lang=en");
        JsonNode work = new ObjectMapper()
                .readTree(page.first("script[type='application/ld+json']").data());

        // Then
        assertThat(work.path("@type")).extracting(JsonNode::asText).containsExactly("ArchiveComponent", "Photograph");
        assertThat(work.path("temporalCoverage").asText()).isEqualTo("1890/1895");
        assertThat(work.at("/holdingArchive/name").asText()).isEqualTo("Leeds Central Library");
        assertThat(page.texts("dd")).contains("1890–1895", "Leeds Central Library");
        assertThat(page.texts(".provenance li")).anySatisfy(it -> assertThat(it).contains("non-commercial use only"));
    }

    @ParameterizedTest
    @CsvSource({"en, Leeds Libraries, Picture: Leeds City Council", "zh-Hans, 利兹图书馆, 图片：利兹市议会", "zh-Hans, '', 图片：利兹市议会"
    })
    void creditsAreInTheReadersLanguage(String language, String attribution, String credit) {
        // Given
        ObjectNode document = marked(Documents.titled(Documents.lightNight(), "Credited"));
        if (!attribution.isEmpty()) {
            document.putObject("attributions").put("en", "Leeds Libraries").put("zh-Hans", "利兹图书馆");
        }
        ObjectNode picture =
                (ObjectNode) withPicture(document, "A hall").path("pictures").get(0);
        picture.putObject("credits").put("en", "Leeds City Council").put("zh-Hans", "利兹市议会");

        // When
        Page page = Page.get("/items/" + id(created(document)) + "?lang=" + language)
                .isSound();

        // Then
        assertThat(page.texts(".provenance li"))
                .anyMatch(line -> line.endsWith(" · " + (attribution.isEmpty() ? "Leeds Libraries" : attribution)));
        assertThat(page.texts(".credit")).containsExactly(credit);
    }

    @Test
    void aPeriodThatIsTheSameInWordsIsSaidOnce() {
        // Given
        ObjectNode photograph = Documents.published(Documents.canalPhotograph());
        photograph
                .withObject("/history/period")
                .put("edtf", "1770~")
                .putObject("label")
                .put("en", "About 1770");

        // When
        Page page = Page.get("/items/" + id(created(photograph)) + "?lang=en").isSound();

        // Then
        assertThat(page.texts("dd")).containsOnlyOnce("about 1770").doesNotContain("About 1770");
    }

    @Test
    void creatorsAndHoldersLeadToTheirLists() {
        // Given
        ObjectNode map = marked(Documents.canalPhotograph());
        map.withObject("/history")
                .withArray("creators")
                .addObject()
                .put("role", "photographer")
                .putObject("name")
                .put("en", "Godfrey Bingley");
        String id = id(created(map));
        await().until(() -> anonymous()
                        .get(ITEMS + "?creator=Godfrey Bingley&subject=" + MARK)
                        .jsonPath()
                        .getList("items")
                        .size()
                > 0);

        // When
        Page page = Page.get("/items/" + id + "?lang=en").isSound();

        // Then
        assertThat(page.links("dd a"))
                .containsExactly(
                        "/search?creator=Godfrey+Bingley&lang=en", "/search?holder=Leeds+Central+Library&lang=en");
        assertThat(Page.get(page.links("dd a").get(0)).isSound().links(".entry h3 a"))
                .contains("/items/" + id + "?lang=en");
        assertThat(Page.get("/search?lang=en&q=Godfrey+Bingley").isSound().links("a[href*='.ics']"))
                .as("calendars of history alone")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "en, -500, 500 BC, 500 BC or later",
        "en, 500 bc, 500 BC, 500 BC or later",
        "en, 3300 BCE, 3300 BC, 3300 BC or later",
        "en, -1, 1 BC, 1 BC or later",
        "zh-Hans, -500, 公元前500年, 公元前500年及以后",
        "zh-Hans, 前500, 公元前500年, 公元前500年及以后",
        "zh-Hans, 公元前3300年, 公元前3300年, 公元前3300年及以后",
        "zh-Hans, 960年, 960, 960年及以后"
    })
    void yearsBeforeChristAreThoseThatPeopleMean(String language, String typed, String field, String since) {
        // When
        Page page = Page.get("/search?kind=history-resource&lang=" + language + "&from="
                        + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                .isSound();
        Page again = Page.get("/search?kind=history-resource&lang=" + language + "&from="
                + URLEncoder.encode(field, StandardCharsets.UTF_8));

        // Then
        assertThat(page.texts(".active [dir=auto]")).contains(since);
        assertThat(page.first("input[name=from][size]").val()).isEqualTo(field);
        assertThat(again.texts(".active [dir=auto]")).contains(since);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0000", "-0", "500 AD BC", "12345", "--5"})
    void whatIsNoYearIsLeftOut(String typed) {
        assertThat(Page.get("/search?kind=history-resource&lang=en&from="
                                + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                        .isSound()
                        .first("input[name=from]")
                        .attr("aria-describedby"))
                .isEqualTo("from-wrong");
    }

    @ParameterizedTest
    @CsvSource({"en, 1890 or later, until 1895", "zh-Hans, 1890年及以后, 1895年及以前"})
    void historyIsNarrowedByYears(String language, String since, String until) {
        // When
        Page page = Page.get("/search?kind=history-resource&from=1890&to=1895&subject=" + MARK + "&lang=" + language)
                .isSound();
        Page wrong = Page.get("/search?kind=history-resource&from=long+ago&lang=" + language)
                .isSound();

        // Then
        assertThat(page.links(".entry h3 a")).contains("/items/" + canal + "?lang=" + language);
        assertThat(page.texts(".active [dir=auto]")).contains(since, until);
        assertThat(page.first("input[name=from][size]").val()).isEqualTo("1890");
        assertThat(page.first("input[name=to][size]").val()).isEqualTo("1895");
        assertThat(wrong.first("input[name=from][size]").val()).isEqualTo("long ago");
        assertThat(wrong.text()).doesNotContain(language.equals("en") ? "Browse the catalogues" : "浏览目录");
        assertThat(Page.get("/search?kind=history-resource&subject=" + MARK + "&lang=" + language)
                        .document()
                        .select("meter[max]"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"form=photograph", "holder=A+keeper", "creator=A+maker"})
    void whatOnlyHistoryHasIsNarrowedByYearsToo(String filter) {
        // When
        Page page = Page.get("/search?lang=en&" + filter).isSound();

        // Then
        assertThat(page.document().select("input[name=from][size]")).hasSize(1);
        assertThat(page.first(".dates input[name=kind]").val()).isEqualTo("history-resource");
        assertThat(page.links("a[href*='.ics']")).isEmpty();
    }

    @Test
    void versionsAreAListThatPeopleCanRead() {
        // Given
        Response item = created(marked(Documents.titled(Documents.lightNight(), "First title")));
        asCataloguer()
                .header("If-Match", etag(item))
                .contentType("application/merge-patch+json")
                .body("{\"title\": {\"en\": \"Second title\"}, \"attribution\": \"Leeds\"}")
                .patch(ITEMS + "/" + id(item))
                .then()
                .statusCode(200);
        String address = Page.get("/items/" + id(item) + "?lang=en")
                .links(".provenance a")
                .get(2);

        // When
        Page versions = Page.get(address).isSound();
        Page chinese = Page.get("/items/" + id(item) + "/versions?lang=zh").isSound();
        Page first = Page.get("/items/" + id(item) + "/versions/1?lang=en").isSound();
        Page document = Page.get(first.links(".notice a").get(2)).isSound();

        // Then
        assertThat(address).isEqualTo("/items/" + id(item) + "/versions?lang=en");
        assertThat(versions.texts(".versions li p:first-child"))
                .satisfiesExactly(
                        latest -> assertThat(latest).startsWith("Version 2, ").endsWith(" · changed"),
                        oldest -> assertThat(oldest).startsWith("Version 1, ").endsWith(" · created"));
        assertThat(versions.texts(".versions .small")).containsExactly("Changed: attribution, title (English)");
        assertThat(versions.links(".versions a")).first().isEqualTo("/items/" + id(item) + "/versions/2?lang=en");
        assertThat(chinese.texts(".versions .small")).containsExactly("改动：署名、题名（英文）");
        assertThat(first.texts("h1")).containsExactly("First title");
        assertThat(first.first(".notice").text()).startsWith("You are looking at version 1.");
        assertThat(first.links(".notice a"))
                .startsWith("/items/" + id(item) + "?lang=en", "/items/" + id(item) + "/versions?lang=en");
        assertThat(first.document().select("script[type='application/ld+json']"))
                .isEmpty();
        assertThat(first.document().select("meta[name=robots][content=noindex]"))
                .hasSize(1);
        assertThat(document.first("pre").text()).contains("\"en\" : \"First title\"");
        assertThat(Page.get("/items/" + id(item) + "/versions/3").status()).isEqualTo(404);
    }

    @Test
    void twoVersionsStandSideBySide() {
        // Given
        Response item = created(marked(Documents.titled(Documents.lightNight(), "First title")));
        asCataloguer()
                .header("If-Match", etag(item))
                .contentType("application/merge-patch+json")
                .body("{\"title\": {\"en\": \"Second title\"}, \"event\": {\"admission\": {\"free\": false}}}")
                .patch(ITEMS + "/" + id(item))
                .then()
                .statusCode(200);
        String address = "/items/" + id(item);

        // When
        Page versions = Page.get(address + "/versions?lang=en").isSound();
        Page compared = Page.get(address + "/compare?lang=en&older=1&newer=2").isSound();

        // Then
        assertThat(versions.first("form.compare").attr("action")).isEqualTo(address + "/compare");
        assertThat(versions.texts("form.compare option")).containsExactly("2", "1", "2", "1");
        assertThat(versions.texts("form.compare option[selected]")).containsExactly("1");
        assertThat(compared.texts("tbody th")).containsExactly("event", "title (English)");
        assertThat(compared.texts("del")).containsExactly("free: true", "First title");
        assertThat(compared.texts("ins")).containsExactly("free: false", "Second title");
        assertThat(compared.texts("td p")).contains("2027-10-07T18:00", "families");
        assertThat(Page.get(address + "/compare?older=1&newer=3").status()).isEqualTo(404);
        assertThat(Page.get(address + "/compare?older=1").status()).isEqualTo(404);
        assertThat(Page.get(address + "/compare?older=1&newer=1").isSound().text())
                .contains("They say the same.");
    }

    @Test
    void readersOfADocumentGetAPageAndProgramsJson() {
        // Given
        String address =
                Page.get("/items/" + night + "?lang=en").links(".provenance a").get(1);

        // When
        Page page = Page.get(address).isSound();
        Response program = anonymous().header("Accept", "application/json").get(address);
        Response history = anonymous().header("Accept", "application/json").get("/items/" + night + "/versions");

        // Then
        assertThat(address).isEqualTo("/items/" + night + "/document?lang=en");
        assertThat(page.first("pre").text()).contains("\"originalLanguage\" : \"en\"");
        assertThat(page.first("a[download]").attr("href")).isEqualTo(ITEMS + "/" + night);
        assertThat(page.first("a[download]").attr("download")).isEqualTo("leeds-" + night + ".json");
        assertThat(program.jsonPath().getString("id")).isEqualTo(night);
        assertThat(history.jsonPath().getList("versions")).hasSize(1);
    }

    @Test
    void earlierVersionsOfAPartnersItemAreAtThePartner() throws Exception {
        // Given
        String id = Database.mirror("hangzhou", "Versions of the moon").toString();

        // When
        Page page = Page.get("/items/" + id + "/versions?lang=en").isSound();

        // Then
        assertThat(page.texts(".versions li")).singleElement().asString().startsWith("Version 1, ");
        assertThat(page.links("a[rel=external]"))
                .containsExactly("https://hangzhou.library.example/items/" + id + "/versions");
    }

    private static Response edited(Response item, int times) {
        Response latest = item;
        for (int n = 0; n < times; n++) {
            latest = asCataloguer()
                    .header("If-Match", etag(latest))
                    .contentType("application/merge-patch+json")
                    .body("{\"title\": {\"en\": \"Edition " + n + "\"}}")
                    .patch(ITEMS + "/" + id(latest));
        }
        return latest;
    }

    @Test
    void longHistoriesGoOnOnAnotherPage() {
        // Given
        String item = id(edited(created(marked(Documents.lightNight())), 21));

        // When
        Page first = Page.get("/items/" + item + "/versions").isSound();
        Page second = Page.get(first.links("a[rel=next]").get(0)).isSound();

        // Then
        assertThat(first.texts(".versions li")).hasSize(20);
        assertThat(second.texts(".versions li")).hasSize(2);
        assertThat(second.links("a[rel=next]")).isEmpty();
    }

    @Test
    void draftsAreInNoHistoryOfReaders() {
        // Given
        Response draft = edited(created(Documents.lightNight()), 41);
        asCataloguer()
                .header("If-Match", etag(draft))
                .post(ITEMS + "/" + id(draft) + "/publish")
                .then()
                .statusCode(200);

        // When
        Page first = Page.get("/items/" + id(draft) + "/versions").isSound();
        Page second = Page.get(first.links("a[rel=next]").get(0)).isSound();
        Page third = Page.get(second.links("a[rel=next]").get(0)).isSound();

        // Then
        assertThat(first.texts(".versions li")).hasSize(1);
        assertThat(second.texts(".versions li")).isEmpty();
        assertThat(third.texts(".versions li")).isEmpty();
        assertThat(third.links("a[rel=next]")).isEmpty();
    }

    /** An event at a place, about something, on a day of which no other test has any. */
    private static ObjectNode event(String title, double latitude, String subject, String day) {
        ObjectNode document = Documents.published(Documents.titled(Documents.lightNight(), title));
        document.withObject("/place").put("latitude", latitude).put("longitude", 12.5);
        document.withArray("/subjects").addObject().putObject("label").put("en", subject);
        ((ObjectNode) document.at("/event/occurrences/0"))
                .put("start", day + "T18:00")
                .put("end", day + "T20:00");
        return document;
    }

    @Test
    void placeOpensOnMapsOfBothCountries() {
        // Given
        String id = id(created(event("Bath house", 44.85, "Bathing", "2033-02-04")));

        // When
        Page page = Page.get("/items/" + id + "?lang=en").isSound();

        // Then
        assertThat(page.document().select("svg")).isEmpty();
        assertThat(page.links("a[href^=https://www.openstreetmap.org]"))
                .containsExactly(
                        "https://www.openstreetmap.org/?mlat=44.850000&mlon=12.500000#map=17/44.850000/12.500000");
        assertThat(page.first("a[href^=https://uri.amap.com]").attr("href"))
                .contains("position=12.500000%2C44.850000")
                .endsWith("coordinate=wgs84");
    }

    @Test
    void placeIsWhereItsAuthorityIs() {
        // Given
        String id = id(created(atTheBranch("Draughts")));
        created(atTheBranch("Chess"));
        Indexed.awaitAll();

        // When
        Page page = Page.get("/items/" + id + "?lang=en").isSound();

        // Then
        assertThat(page.links("a[href^=https://www.openstreetmap.org]")).hasSize(1);
        assertThat(page.texts(".related h2")).startsWith("Also at this place");
        assertThat(page.texts(".related:has(#related-1) .title")).contains("Chess");
        assertThat(Page.get(page.first(".related .heading a").attr("href"))
                        .isSound()
                        .texts(".entry h3"))
                .contains("Draughts", "Chess");
    }

    private static ObjectNode atTheBranch(String title) {
        ObjectNode document = event(title, 0, "Games of a branch", "2033-09-04");
        document.putObject("place")
                .put("authority", "leeds/chapeltown-library")
                .putObject("name")
                .put("en", "Chapeltown Library");
        return document;
    }

    @Test
    void relatedItemsAreAtThePlaceAboutTheSubjectOrOnTheDay() throws Exception {
        // Given
        String id = id(created(event("Lamps", 41.9, "Lamplighting", "2033-03-04")));
        for (int n = 0; n < 6; n++) {
            created(event("Same place " + n, 41.9, "Nothing else", "2033-05-0" + (n + 1)));
        }
        // At the place, too, so it must not stand among the others again.
        String everything = id(created(event("Everything", 41.9, "Lamplighting", "2033-03-04")));
        created(event("Same subject", 10, "Lamplighting", "2033-06-01"));
        Database.mirror(UUID.randomUUID(), "hangzhou", "published", event("Same day", 20, "Elsewhere", "2033-03-04"));
        Database.mirror(UUID.randomUUID(), "hangzhou", "withdrawn", event("Gone", 20, "Elsewhere", "2033-03-04"));
        Indexed.awaitAll();

        // When
        Page page = Page.get("/items/" + id + "?lang=en").isSound();
        Page chinese = Page.get("/items/" + id + "?lang=zh").isSound();

        // Then
        assertThat(page.texts(".related h2"))
                .containsExactly("Also at this place", "More about “Lamplighting”", "Also on 4 March 2033");
        assertThat(page.texts(".related:has(#related-1) .title"))
                .hasSize(4)
                .allMatch(title -> title.startsWith("Same place"));
        assertThat(page.texts(".related:has(#related-2) .title"))
                .containsExactlyInAnyOrder("Everything", "Same subject");
        assertThat(page.texts(".related:has(#related-3) .title")).containsExactly("Same day");
        assertThat(page.links(".related a")).doesNotHaveDuplicates().doesNotContain("/items/" + id + "?lang=en");
        assertThat(page.links(".related:has(#related-2) a"))
                .contains("/search?subject=Lamplighting&lang=en", "/items/" + everything + "?lang=en");
        assertThat(chinese.texts(".related h2")).containsExactly("同一地点", "“Lamplighting”相关条目", "2033年3月4日的其他活动与节庆");
    }

    @Test
    void relatedItemOfADayShowsThatDay() {
        // Given
        String day = "2038-03-06";
        String id = id(created(event("A lamp alone", -51.9, "Of nothing at all", day)));
        ObjectNode often = event("Every Saturday", 20, "Elsewhere", "2038-02-27");
        often.withArray("/event/occurrences")
                .addObject()
                .put("start", day + "T09:00")
                .put("zone", "Europe/London");
        created(often);
        ObjectNode off = event("Off that Saturday", 20, "Elsewhere", day);
        ((ObjectNode) off.at("/event/occurrences/0")).put("status", "cancelled");
        off.withArray("/event/occurrences")
                .addObject()
                .put("start", "2038-03-13T09:00")
                .put("zone", "Europe/London");
        created(off);
        Indexed.awaitAll();

        // When
        Page page = Page.get("/items/" + id + "?lang=en").isSound();

        // Then
        assertThat(page.texts(".related h2")).containsExactly("Also on 6 March 2038");
        assertThat(page.texts(".related .meta span:nth-child(2)")).containsExactly("Sat 6 March 2038, 09:00");
    }

    /** What a page has chosen is kept, and the index may not know yet. */
    @Test
    void relatedItemsFollowTheCatalogueAtOnce() {
        // Given
        String id = id(created(event("A lamp", -31.9, "Lamps of old", "2039-03-06")));
        Response lantern = created(event("A lantern", -21.9, "Lamps of old", "2039-03-07"));
        Indexed.awaitAll();
        assertThat(relatedTitles(id)).containsExactly("A lantern");
        assertThat(relatedTitles(id)).containsExactly("A lantern");

        // When
        asCataloguer()
                .header("If-Match", lantern.header("ETag"))
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/items/" + id(lantern) + "/withdraw")
                .then()
                .statusCode(200);

        // Then
        assertThat(relatedTitles(id)).isEmpty();
        created(event("A torch", -21.9, "Lamps of old", "2039-03-08"));
        Indexed.awaitAll();
        assertThat(relatedTitles(id)).containsExactly("A torch");
    }

    private static List<String> relatedTitles(String id) {
        return Page.get("/items/" + id + "?lang=en").isSound().texts(".related .title");
    }

    @Test
    void wholeCityIsNoPlaceThatItemsHaveInCommon() {
        // Given
        ObjectNode somewhere = event("Somewhere in Leeds", 61.9, "Leeds", "2038-05-04");
        somewhere.withObject("/place/name").put("en", "The city").put("zh-Hans", "利兹");
        String ofCity = id(created(somewhere));
        String ofHall = id(created(event("In the hall", 61.9, "Leeds", "2038-05-05")));
        created(event("Also in the hall", 61.9, "Halls", "2038-05-06"));
        Indexed.awaitAll();

        // When
        Page city = Page.get("/items/" + ofCity + "?lang=en").isSound();
        Page place = Page.get("/items/" + ofHall + "?lang=en").isSound();

        // Then
        assertThat(city.document().select(".related")).isEmpty();
        assertThat(place.texts(".related .title")).containsExactly("Also in the hall");
    }

    @Test
    void itemsWithNothingInCommonAreNotRelated() {
        // Given
        String id = id(created(event("Alone", -41.9, "Of its own", "2034-03-04")));
        Indexed.awaitAll();

        // When, Then
        assertThat(Page.get("/items/" + id).isSound().document().select(".related"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // A reader sees the name in the own language, and beside the address the one that people on the spot know.
        "en, Calverley Street, en, Central Library, en, Calverley Street",
        "en, Calverley Street, zh, 中央图书馆, en, 'Central Library, Calverley Street'",
        "zh-Hans, 杭州市西湖区法云弄1号, zh, 中央图书馆, zh-Hans, 杭州市西湖区法云弄1号",
        "zh-Hans, 杭州市西湖区法云弄1号, en, Central Library, zh-Hans, 杭州市西湖区法云弄1号 中央图书馆",
        "en, 杭州市西湖区法云弄1号, en, Central Library, zh, 杭州市西湖区法云弄1号 中央图书馆"
    })
    void addressesAreInTheirOwnLanguageAndOrder(
            String original, String address, String reader, String name, String language, String shown)
            throws Exception {
        // Given
        UUID id = UUID.randomUUID();
        ObjectNode document = Documents.lightNight().put("originalLanguage", original);
        document.withObject("/place").put("address", address);
        document.withObject("/place/name").put("en", "Central Library").put("zh-Hans", "中央图书馆");
        Database.mirror(id, "hangzhou", "published", document);

        // When
        Page page = Page.get("/items/" + id + "?lang=" + reader).isSound();

        // Then
        assertThat(page.texts("section:has(.address) > p:nth-of-type(1)")).containsExactly(name);
        assertThat(page.first(".address").text()).isEqualTo(shown);
        assertThat(page.first(".address").attr("lang")).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({
        "en, About this site, Leeds Leeds Libraries, Hangzhou Hangzhou Library, '58 Jiefang East Road, Hangzhou', Leeds in ten minutes, Hangzhou in ten minutes",
        "zh-Hans, 关于本站, 利兹 利兹图书馆, 杭州 杭州图书馆, 杭州市解放东路58号, 利兹入门, 杭州入门"
    })
    void pageAboutTheSiteSaysWhoKeepsItAndWhereTheyAre(
            String language,
            String title,
            String own,
            String partner,
            String address,
            String introduction,
            String partnersIntroduction) {
        // When
        Page page = Page.get(Page.get("/?lang=" + language).links(".bottom a").get(0))
                .isSound();

        // Then
        assertThat(page.texts("h1")).containsExactly(title);
        assertThat(page.texts(".libraries li"))
                .containsExactly(
                        own + " Calverley Street, Leeds LS1 3AB +44 113 496 0000 ask@libraries.example " + introduction,
                        partner + " " + address + " " + partnersIntroduction);
        assertThat(page.document().select(".libraries [lang]").eachAttr("lang")).containsExactly("en", language);
        assertThat(page.links(".libraries a:not([href^=/cities])"))
                .containsExactly("tel:+441134960000", "mailto:ask@libraries.example");
        assertThat(page.document().select("meta[name=robots]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"https://example.org/manifest.json, true", "http://example.org:8080/manifest.json, false"})
    void imagesOfAManifestHaveAPageOfTheirOwn(String manifest, boolean shown) {
        // Given
        ObjectNode document = marked(Documents.canalPhotograph());
        document.withArray("/links")
                .addObject()
                .put("rel", "iiif-manifest")
                .put("url", manifest)
                .withObject("/title")
                .put("en", "Zoomable images");
        String item = "/items/" + id(created(document));

        // When
        Page page = Page.get(item + "?lang=en").isSound();
        Page images = Page.get(page.links("a:contains(Zoomable images)").get(0)).isSound();

        // Then
        assertThat(images.texts("h2")).containsExactly("Zoomable images");
        assertThat(images.first("#manifest").text()).isEqualTo(manifest);
        assertThat(images.first("a[href='" + manifest + "']").hasAttr("download"))
                .isTrue();
        assertThat(images.document().select("#viewer").hasAttr("data-manifest")).isEqualTo(shown);
        assertThat(Page.get(item + "/images/2").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/search?q=light", "/whats-on", "/about", "/items/{}", "/items/{}/versions", "/nothing"})
    void everyPageHasOneFieldToSearchIn(String address) {
        // When
        Page page = Page.get(address.replace("{}", night)).isSound();

        // Then
        assertThat(page.document().select("form[role=search][action=/search] input#q"))
                .hasSize(1);
        assertThat(page.document().select("label[for=q]")).hasSize(1);
    }

    @Test
    void searchInTheHeadKeepsTheLanguageOfTheAddress() {
        // When
        Page page = Page.get("/items/" + night + "?lang=zh-Hans");

        // Then
        assertThat(page.first(".top .search [name=lang]").val()).isEqualTo("zh-Hans");
    }

    @Test
    void wholeTextStandsTogether() {
        // Given
        ObjectNode document = marked(Documents.lightNight());
        document.withObject("/description").put("en", "First.\n\nSecond.");

        // When
        Page page = Page.get("/items/" + id(created(document)) + "?lang=en").isSound();

        // Then
        assertThat(page.texts(".prose p"))
                .containsExactly("Two evenings of light art across the city centre.", "First.", "Second.");
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Free; please book a place.', 'Free; please book a place.', Bring a lamp., 'Free, Bring a lamp.'",
        "zh-Hans, 免费，请提前预约。, 免费，请提前预约。, 请自带灯具。, '免费, 请自带灯具。'"
    })
    void freeIsSaidOnce(String language, String saying, String once, String silent, String both) {
        // Given
        ObjectNode document = marked(Documents.lightNight());
        document.withObject("/event/admission/note").put(language, saying);
        String told = id(created(document));
        document.withObject("/event/admission/note").put(language, silent);
        String untold = id(created(document));

        // When, Then
        assertThat(admission(told, language)).isEqualTo(once);
        assertThat(admission(untold, language)).isEqualTo(both);
    }

    private static String admission(String id, String language) {
        return String.join(
                ", ", Page.get("/items/" + id + "?lang=" + language).isSound().texts(".facts dl > div:first-child dd"));
    }

    @Test
    void nothingThatAPageForReadersLinksIsRawJson() {
        // When
        List<String> addresses = new ArrayList<>();
        for (String page : List.of("/", "/search?q=light", "/whats-on", "/items/" + night, "/items/" + canal)) {
            addresses.addAll(Page.get(page).links("a[href]:not([download])"));
        }

        // Then
        assertThat(addresses)
                .isNotEmpty()
                .noneMatch(address -> address.startsWith("/api/v1") || address.endsWith(".json"));
    }

    @Test
    void withdrawnItemSaysSo() {
        // Given
        Response item = created(marked(Documents.titled(Documents.lightNight(), "Withdrawn night")));
        asCataloguer()
                .header("If-Match", etag(item))
                .contentType("application/json")
                .body(Documents.utf8("{\"reason\": {\"en\": \"The venue is closed.\", \"zh-Hans\": \"场地已关闭。\"}}"))
                .post(ITEMS + "/" + id(item) + "/withdraw");

        // When
        Page page = Page.get("/items/" + id(item) + "?lang=zh").isSound();

        // Then
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.first(".notice").text()).contains("本条目已撤下", "利兹", "场地已关闭。");
        assertThat(page.document().select("meta[name=robots][content=noindex]")).hasSize(1);
    }

    @Test
    void erasedItemIsGone() {
        // Given
        Response item = created(marked(Documents.titled(Documents.lightNight(), "Erased night")));
        with(Tokens.of("exchange-operator")).header("If-Match", etag(item)).post(ITEMS + "/" + id(item) + "/erase");

        // When
        Page page = Page.get("/items/" + id(item)).isSound();

        // Then
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.text()).contains("This record has been erased").doesNotContain("Erased night");
    }

    @Test
    void draftsAreNotThereForReaders() {
        // Given
        String draft = id(created(Documents.lightNight()));

        // When, Then
        assertThat(Page.get("/items/" + draft).isSound().status()).isEqualTo(404);
        assertThat(Page.get("/search?status=draft").isSound().status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "404, /items/019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11",
        "404, /items/nonsense",
        "404, /nothing",
        "404, /assets/0123456789ab/site.css",
        "405, /theme"
    })
    void errorsHaveAPageWithTheStatusOfTheApi(int status, String address) {
        // When
        Page page = Page.get(address, "Accept-Language", "zh-CN").isSound();

        // Then
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.response().contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.response().header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.first("html").attr("lang")).isEqualTo("zh-Hans");
        assertThat(page.first(".code").text()).isEqualTo(Integer.toString(status));
        assertThat(page.document().select("form.search")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?utm_source=x",
                "/search?q=" + MARK + "&fbclid=x",
                "/search?from=timeline&isappinstalled=0",
                "/search?lang=%21",
                "/?gclid=1&lang=nonsense!"
            })
    void sharedLinksWorkWhateverAppsAddToThem(String address) {
        Page page = Page.get(address, "Accept-Language", "zh-CN").isSound();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.first("html").attr("lang")).isEqualTo("zh-Hans");
        assertThat(page.document().html())
                .doesNotContain("utm_source", "fbclid", "isappinstalled", "from=timeline", "gclid");
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndTheRestIsSearched() {
        // Given
        String id = id(created(marked(Documents.lightNight())));
        await().until(() ->
                Page.get("/search?subject=" + MARK).links(".entry h3 a").contains("/items/" + id));

        // When
        Page page = Page.get("/search?subject=%s&from=soon+or+later&to=2027-02-30&kind=nonsense&cursor=old&limit=0"
                        .formatted(MARK))
                .isSound();

        // Then
        assertThat(page.links(".entry h3 a")).contains("/items/" + id);
        assertThat(page.texts("#from-wrong")).containsExactly("“soon or later” is not a date.");
        assertThat(page.first("[name=from]").attr("aria-describedby")).isEqualTo("from-wrong");
        assertThat(page.first("[name=to]").val()).isEqualTo("2027-02-30");
        assertThat(page.texts("#to-wrong")).hasSize(1);
        assertThat(page.texts("main > .mistake"))
                .containsExactly(
                        "The page you asked for no longer exists. This is the first page.",
                        "“nonsense” is not a valid value and has been ignored.",
                        "“0” is not a valid value and has been ignored.");
    }

    @Test
    void wordsThatCannotBeSearchedForStayInTheirField() {
        Page page = Page.get("/search?q=%21%21").isSound();

        assertThat(page.first("#q").val()).isEqualTo("!!");
        assertThat(page.texts("#q-wrong")).singleElement().asString().contains("“!!”");
    }

    @Test
    void apiTellsBrowsersOfErrorsAsItTellsPrograms() {
        // When
        Response refused = anonymous().header("Accept", "text/html, */*").get(ITEMS + "?nonsense=1");

        // Then
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(anonymous().get("/nothing").contentType()).startsWith("application/problem+json");
    }

    @Test
    void countsAreLinksThatNarrow() {
        // When
        Page page = Page.get("/search?subject=" + MARK).isSound();
        String narrowed = page.document().select(".narrow a").stream()
                .filter(link -> link.text().startsWith("Event"))
                .findFirst()
                .orElseThrow()
                .attr("href");
        Page events = Page.get(narrowed).isSound();

        // Then
        assertThat(narrowed).isEqualTo("/search?subject=" + MARK + "&kind=cultural-event");
        assertThat(events.texts(".narrow h3")).doesNotContain("Kind", "City");
        assertThat(events.texts(".entry .meta span:nth-of-type(2)"))
                .isNotEmpty()
                .containsOnly("Event");
        assertThat(events.texts(".active a"))
                .anySatisfy(filter -> assertThat(filter).contains("Event"));
        assertThat(events.links(".active a")).contains("/search?subject=" + MARK, "/search");
    }

    @Test
    void pagesOfAListAreWalkedToTheEnd() {
        // Given
        String mark = "pages-walk";
        List<String> written = IntStream.range(0, 7)
                .mapToObj(i -> {
                    ObjectNode document =
                            Documents.published(Documents.titled(Documents.canalPhotograph(), "Walk " + i));
                    document.withArray("/subjects")
                            .addObject()
                            .putObject("label")
                            .put("en", mark);
                    return "/items/" + id(created(document));
                })
                .toList();
        await().until(() -> anonymous()
                        .get(ITEMS + "?subject=" + mark)
                        .jsonPath()
                        .getList("items")
                        .size()
                == 7);

        // When
        List<String> walked = new ArrayList<>();
        String address = "/search?subject=" + mark + "&limit=3&sort=title";
        for (Page page = Page.get(address).isSound(); page != null; page = next(page)) {
            walked.addAll(page.links(".entry h3 a"));
        }

        // Then
        assertThat(walked).containsExactlyElementsOf(written);
    }

    private static Page next(Page page) {
        return page.links("a[rel=next]").stream().findFirst().map(Page::get).orElse(null);
    }

    @Test
    void nothingFoundSuggestsWhatMightBe() {
        // When
        Page page =
                Page.get("/search?q=lihgt+night&owner=hangzhou&subject=" + MARK).isSound();

        // Then
        assertThat(page.first(".nothing").text()).contains("No results in either catalogue");
        assertThat(page.links(".nothing a")).contains("/search?q=lihgt+night", "/search");
        assertThat(page.links(".correction a")).contains("/search?q=light+night&owner=hangzhou&subject=" + MARK);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 1 record, These match some of your words, No record matches all of your words",
        "zh-Hans, 共 1 条, 以下条目仅符合部分检索词, 未找到符合全部检索词的条目"
    })
    void itemsOfSomeWordsStandBelowThoseOfAll(String language, String one, String some, String none) {
        // Given
        String mark = "some-words-" + language;
        String both = id(created(Documents.titled(about(Documents.lightNight(), mark), "Zither and lute")));
        String lute = id(created(Documents.titled(about(Documents.lightNight(), mark), "Lute alone")));
        Indexed.awaitAll();

        // When
        Page page = Page.get("/search?q=zither+lute&subject=" + mark + "&lang=" + language)
                .isSound();
        Page without = Page.get("/search?q=harpsichord+lute&subject=" + mark + "&lang=" + language)
                .isSound();

        // Then
        assertThat(page.texts("h2.found")).containsExactly(one, some);
        assertThat(page.links(".found + .entries h3 a"))
                .singleElement()
                .asString()
                .contains(lute);
        assertThat(page.links(".heading + .entries h3 a"))
                .singleElement()
                .asString()
                .contains(both);
        assertThat(without.texts("h2.found")).containsExactly(none, some);
        assertThat(without.links(".entry h3 a")).hasSize(2);
        assertThat(without.links(".sorts a")).isEmpty();
    }

    private static ObjectNode about(ObjectNode document, String subject) {
        ObjectNode published = Documents.published(document);
        published.withArray("/subjects").addObject().putObject("label").put("en", subject);
        return published;
    }

    @ParameterizedTest
    @CsvSource({"en, Did you mean:", "zh-Hans, 您是否要找："})
    void headingThatIsWrittenAlmostAsTheWordsIsOffered(String language, String words) {
        // Given
        created(about(Documents.lightNight(), "拉洋片"));
        Indexed.awaitAll();

        // When
        Page page = Page.get("/search?q=拉西片&lang=" + language).isSound();

        // Then
        assertThat(page.first(".nothing").text()).contains(words + " 拉洋片");
        assertThat(page.links(".nothing a")).contains("/search?q=%E6%8B%89%E6%B4%8B%E7%89%87&lang=" + language);
    }

    @Test
    void proseInAnotherLanguageIsShownToThoseWhoTypedIt() {
        // Given
        ObjectNode event = Documents.titled(Documents.lightNight(), "Zebedee boats");
        event.remove("summary");
        event.putObject("description").put("en", "For everyone.").put("zh-Hans", "适合全家的活动。");
        created(marked(event));
        Indexed.awaitAll();

        // When
        Page english = Page.get("/search?q=Zebedee+activities&lang=en").isSound();
        Page chinese = Page.get("/search?q=Zebedee+活动&lang=en").isSound();

        // Then
        assertThat(english.texts(".entry")).singleElement().asString().doesNotContain("活动");
        assertThat(chinese.texts(".entry")).singleElement().asString().contains("活动");
    }

    @Test
    void misspeltWordIsMendedWhereItStands() {
        // Given
        created(marked(Documents.titled(Documents.lightNight(), "Wharfinger ledgers")));
        Indexed.awaitAll();

        // When
        Page page = Page.get("/search?q=Wharfinger+Ledgesr&lang=en").isSound();

        // Then
        assertThat(page.links(".correction a")).contains("/search?q=Wharfinger+ledgers&lang=en");
    }

    @Test
    void nextDateInAListIsOneThatIsOn() {
        // Given
        LocalDate tomorrow = LocalDate.now(ZoneId.of("Europe/London")).plusDays(1);
        ObjectNode document = marked(Documents.titled(Documents.lightNight(), "Keelboat evenings"));
        ObjectNode called = (ObjectNode) document.at("/event/occurrences/0");
        called.put("start", tomorrow + "T18:00").put("end", tomorrow + "T20:00").put("status", "cancelled");
        LocalDate later = tomorrow.plusDays(7);
        document.withArray("/event/occurrences")
                .addObject()
                .put("start", later + "T18:00")
                .put("zone", called.path("zone").asText());
        created(document);
        Indexed.awaitAll();

        // When
        Page page = Page.get("/search?q=keelboat&lang=en").isSound();

        // Then
        assertThat(page.texts(".entry .when"))
                .containsExactly(DateTimeFormatter.ofPattern("EEE d MMMM uuuu', 18:00'", Locale.ENGLISH)
                        .format(later));
    }

    @ParameterizedTest
    @CsvSource({"en, 'Online: Mon 6 October 2036, 18:00'", "zh-Hans, 线上举行：2036年10月6日（周一）18:00"})
    void listSaysThatTheDateItTellsIsOnline(String language, String when) {
        // Given
        String subject = "Followed from home in " + language;
        ObjectNode document = event("Steam from home", -11.9, subject, "2036-10-06");
        ((ObjectNode) document.at("/event/occurrences/0")).put("status", "moved-online");
        String id = id(created(document));
        Indexed.awaitAll();
        String list = "?lang=" + language + "&subject=" + subject.replace(" ", "+");

        // When
        Page page = Page.get("/search" + list).isSound();

        // Then
        assertThat(page.texts(".entry .when")).containsExactly(when);
        assertThat(page.document().select(".entry .place")).isEmpty();
        assertThat(Page.get("/items/" + id + "?lang=" + language)
                        .first("meta[name=description]")
                        .attr("content"))
                .contains(when);
        assertThat(anonymous().get("/search.atom" + list).asString()).contains(when);
    }

    @Test
    void wholeDayMayBeOnline() {
        // Given
        ObjectNode document = marked(Documents.titled(Documents.lightNight(), "A day online"));
        ((ObjectNode) document.at("/event/occurrences/0"))
                .removeAll()
                .put("date", "2036-10-07")
                .put("status", "moved-online");

        // When
        Page page = Page.get("/items/" + id(created(document)) + "?lang=en").isSound();

        // Then
        assertThat(page.texts(".whens p")).contains("Online");
    }

    @Test
    void matchesAreMarked() {
        // When
        Page page = Page.get("/search?q=light&subject=" + MARK + "&lang=en").isSound();

        // Then
        assertThat(page.texts(".entry h3 mark")).contains("Light");
    }

    @Test
    void comingWeeksStandOnOneTimeLine() {
        // Given
        LocalDate tomorrow = LocalDate.now(ZoneId.of("Europe/London")).plusDays(1);
        ObjectNode document = marked(Documents.titled(Documents.lightNight(), "Tomorrow night"));
        ObjectNode occurrence = (ObjectNode) document.at("/event/occurrences/0");
        occurrence
                .put("start", tomorrow + "T18:00")
                .put("end", tomorrow + "T20:00")
                .put("status", "cancelled");
        String id = id(created(document));
        await().until(() -> anonymous()
                        .get(ITEMS + "?from=" + tomorrow + "&to=" + tomorrow + "&subject=" + MARK)
                        .jsonPath()
                        .getList("items")
                        .size()
                == 1);

        // When
        Page page = Page.get("/search?from=%s&to=%s&subject=%s".formatted(tomorrow, tomorrow, MARK));

        // Then
        assertThat(page.links(".entry h3 a")).containsExactly("/items/" + id);
        assertThat(page.texts(".entry .when")).singleElement().asString().startsWith("Cancelled: ");
        assertThat(page.links(".besides a"))
                .singleElement()
                .asString()
                .contains("from=" + tomorrow)
                .contains("kind=history-resource");
    }

    @Test
    void listsThatLeaveNoHistoryOutDoNotOfferIt() {
        assertThat(Page.get("/search?q=" + MARK).links(".besides a")).isEmpty();
        assertThat(Page.get("/search?from=1900-01-01&kind=history-resource").links(".besides a"))
                .isEmpty();
    }

    @Test
    void everythingOfADayIsOn() {
        // Given
        LocalDate day = LocalDate.of(2031, 5, 17);
        for (int n = 0; n < 20; n++) {
            ObjectNode document = marked(Documents.titled(Documents.lightNight(), "May night " + n));
            ((ObjectNode) document.at("/event/occurrences/0"))
                    .put("start", day + "T18:00")
                    .put("end", day + "T20:00");
            created(document);
        }
        await().until(() -> anonymous()
                        .get(ITEMS + "?from=" + day + "&to=" + day + "&subject=" + MARK)
                        .jsonPath()
                        .getList("items")
                        .size()
                == 20);

        // When
        Page month = Page.get("/whats-on?when=2031-05&utm_source=x").isSound();
        Page before = Page.get("/whats-on?when=2031-04").isSound();
        Page elsewhere = Page.get("/whats-on?when=2031-05&owner=hangzhou").isSound();
        Page chinese = Page.get("/whats-on?when=2031-05&owner=nowhere&kind=nonsense", "Accept-Language", "zh-CN")
                .isSound();

        // Then
        assertThat(month.texts("#day-2031-05-17 .column a")).hasSize(20);
        assertThat(month.links(".month td a")).containsExactly("#day-2031-05-17");
        assertThat(month.links(".month-title a")).containsExactly("/whats-on?when=2031-04", "/whats-on?when=2031-06");
        assertThat(month.texts(".chips [aria-current]"))
                .containsExactly("By month", "Both cities", "Events and festivals");
        assertThat(month.texts(".places [aria-current]")).containsExactly("What’s on");
        assertThat(before.text()).contains("Nothing is planned for these days yet.");
        assertThat(elsewhere.texts("#day-2031-05-17 .column a")).isEmpty();
        assertThat(elsewhere.texts(".lead"))
                .containsExactly("Nothing on these days matches your filters. Clear filters");
        assertThat(elsewhere.links(".lead a")).containsExactly("/whats-on?when=2031-05");
        assertThat(elsewhere.links(".subscribe a[href^=webcal:]"))
                .singleElement()
                .asString()
                .endsWith("/search.ics?owner=hangzhou&when=2031-05&lang=en");
        assertThat(chinese.texts("h1")).containsExactly("近期活动");
        assertThat(chinese.texts("#day-2031-05-17 .column a")).hasSize(20);
    }

    private static String june(String title, String place, String audience, boolean free) {
        ObjectNode document = marked(Documents.titled(Documents.lightNight(), title));
        document.withObject("/description")
                .put("en", "Come on to Farsley Library.")
                .put("zh-Hans", "之后去法斯利图书馆。");
        ((ObjectNode) document.at("/event/occurrences/0"))
                .put("start", "2033-06-11T18:00")
                .put("end", "2033-06-11T20:00");
        if (place.contains("/")) {
            document.withObject("/place").put("authority", place);
        } else {
            document.withObject("/place/name").put("en", place);
        }
        ObjectNode event = (ObjectNode) document.path("event");
        event.putArray("audience").add(audience);
        event.putObject("admission").put("free", free);
        return id(created(document));
    }

    @ParameterizedTest
    @CsvSource({
        "en, families, Free, Farsley Library, 'Events and festivals · Both cities · families · Free · Farsley Library · June 2033'",
        "zh-Hans, 家庭, 免费, 法斯利图书馆, 活动与节庆 · 两座城市 · 家庭 · 免费 · 法斯利图书馆 · 2033年6月"
    })
    void whatIsOnIsNarrowedByAudienceAdmissionAndBranch(
            String language, String audience, String free, String branch, String what) {
        // Given
        String wanted = june("Story time", "leeds/farsley-library", "families", true);
        String unnamed = june("Puzzles", "Meeting Room, Farsley Library", "families", true);
        List<String> others = List.of(
                june("Lecture", "leeds/farsley-library", "adults", true),
                june("Puppets", "leeds/farsley-library", "families", false),
                june("Songs", "leeds/rothwell-library", "families", true));
        Indexed.awaitAll();

        // When
        Page all = Page.get("/whats-on?when=2033-06&lang=" + language).isSound();
        Page page = Page.get("/whats-on?when=2033-06&audience=families&free=true&place=leeds/farsley-library&lang="
                        + language)
                .isSound();

        // Then
        assertThat(all.links(".column a"))
                .contains("/items/" + wanted + "?lang=" + language)
                .containsAll(others.stream()
                        .map(id -> "/items/" + id + "?lang=" + language)
                        .toList());
        assertThat(all.links(".chips a"))
                .contains(
                        "/whats-on?lang=" + language + "&when=2033-06&audience=families",
                        "/whats-on?lang=" + language + "&when=2033-06&free=true");
        assertThat(all.texts("select[name=place] option")).contains(branch);
        assertThat(page.links(".column a"))
                .contains("/items/" + wanted + "?lang=" + language, "/items/" + unnamed + "?lang=" + language)
                .doesNotContainAnyElementsOf(others.stream()
                        .map(id -> "/items/" + id + "?lang=" + language)
                        .toList());
        assertThat(page.texts(".chips [aria-current]")).contains(audience, free);
        assertThat(page.texts("select[name=place] option[selected]")).containsExactly(branch);
        assertThat(page.document().select("form.branch input").eachAttr("name"))
                .containsExactlyInAnyOrder("when", "audience", "free", "lang");
        assertThat(page.texts(".subscribe summary").get(0)).endsWith(what);
        assertThat(page.first("#calendar").text()).contains("audience=families", "free=true", "place=leeds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"free=perhaps", "audience=nobody", "place=leeds/nowhere", "place=hangzhou/bai-juyi"})
    void choicesThatMakeNoSenseBreakNothing(String choice) {
        assertThat(Page.get("/whats-on?" + choice).isSound().status()).isEqualTo(200);
        assertThat(Page.get("/whats-on?kind=festival&" + choice).isSound().status())
                .isEqualTo(200);
    }

    private static String festival(String english, String chinese, String recurrence) {
        ObjectNode document = marked(Documents.json("""
                {"kind": "festival", "originalLanguage": "en", "title": {"en": "%s", "zh-Hans": "%s"},
                 "licence": "https://creativecommons.org/licenses/by/4.0/", "festival": {"recurrence": %s}}
                """.formatted(english, chinese, recurrence)));
        return "/items/" + id(created(document));
    }

    @Test
    void festivalsAreNotNarrowedByWhatOnlyEventsHave() {
        // Given
        String fair = festival("Fair for all", "大众集市", "{\"date\": {\"month\": 6, \"day\": 3}}");
        Indexed.awaitAll();

        // When
        Page page = Page.get("/whats-on?kind=festival&audience=families&free=true&place=leeds/farsley-library&lang=en")
                .isSound();

        // Then
        assertThat(page.links(".initial .card a")).contains(fair + "?lang=en");
        assertThat(page.links(".chips a")).noneMatch(link -> link.contains("audience"));
    }

    @ParameterizedTest
    @CsvSource({"en, A to Z, Z, Date to be announced", "zh-Hans, 按音序, C, 日期待定"})
    void allFestivalsStandFromAToZWheneverTheyAre(String language, String alphabet, String letter, String unknown) {
        // Given
        int month = LocalDate.now(ZoneId.of("Europe/London")).getMonthValue();
        String past = festival("The Zither Fair", "重阳琴会", "{\"date\": {\"month\": %d, \"day\": 1}}".formatted(month));
        String announced = festival("Zebra Parade", "斑马巡游", "{\"announced\": {}}");
        Indexed.awaitAll();

        // When
        Page page = Page.get("/whats-on?kind=festival&lang=" + language).isSound();

        // Then
        assertThat(page.texts(".chips [aria-current]")).startsWith(alphabet);
        assertThat(page.links(".initial:has(h2:matchesOwn(^%s$)) .card a".formatted(letter)))
                .contains(past + "?lang=" + language);
        assertThat(page.texts(".initial h2")).endsWith(unknown).doesNotHaveDuplicates();
        assertThat(page.links(".initial:has(#to-be-announced) .card a")).contains(announced + "?lang=" + language);
        assertThat(page.texts(".card:has(a[href^='%s']) .meta".formatted(announced)))
                .singleElement()
                .asString()
                .contains(unknown);
        assertThat(page.document().select(".timeline, form.branch")).isEmpty();
    }

    @Test
    void whatIsOverIsMarkedAndNotAmongWhatIsComing() {
        // Given
        LocalDate past = LocalDate.of(2025, 5, 17);
        ObjectNode document = marked(Documents.titled(Documents.lightNight(), "An old night"));
        ((ObjectNode) document.at("/event/occurrences/0"))
                .put("start", past + "T18:00")
                .put("end", past + "T20:00");
        String id = id(created(document));
        await().until(() ->
                Page.get("/whats-on?when=2025-05").links(".column a").contains("/items/" + id));

        // When
        Page month = Page.get("/whats-on?when=2025-05");
        Page coming = Page.get("/whats-on");

        // Then
        assertThat(month.texts(".column span.over")).contains("finished");
        assertThat(coming.links(".column a")).doesNotContain("/items/" + id);
    }

    @Test
    void firstPageTellsWhatEachCityHas() {
        // When
        Page page = Page.get("/?lang=en").isSound();

        // Then
        assertThat(page.texts(".counts b")).containsExactly("Leeds", "Hangzhou");
        assertThat(page.texts(".counts .number"))
                .allSatisfy(count -> assertThat(count).matches("[0-9,]+ records?"));
        assertThat(page.texts(".counts li")).noneMatch(count -> count.contains("copy"));
        assertThat(page.links(".counts a"))
                .containsExactly("/search?owner=leeds&lang=en", "/search?owner=hangzhou&lang=en");
        assertThat(page.links(".more a")).allSatisfy(link -> assertThat(link).startsWith("/search?"));
    }

    @Test
    void partnersItemTellsWhereItComesFrom() throws Exception {
        // Given
        String id = Database.mirror("hangzhou", "Moon").toString();

        // When
        Page page = Page.get("/items/" + id).isSound();

        // Then
        assertThat(page.texts(".provenance:first-child li"))
                .containsExactly("Record from Hangzhou Library", "updated 20 November 2026");
        assertThat(Page.get("/items/" + id + "?lang=zh").texts(".provenance:first-child li"))
                .containsExactly("本条目由杭州图书馆发布", "2026年11月20日更新");
        assertThat(page.first(".badge").text()).isEqualTo("Hangzhou");
        assertThat(page.first(".item").classNames()).contains("accent-jade");
    }

    @Test
    void policyAllowsNothingInline() {
        // When
        Page page = Page.get("/");

        // Then
        assertThat(page.response().headers().getValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
                        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(page.response().header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.response().header("Cache-Control")).isEqualTo("public, no-cache");
        assertThat(anonymous().get(ITEMS).headers().getValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
    }

    @Test
    void assetsAreKeptForEverUnderAnAddressOfTheirContent() {
        // Given
        String style = Page.get("/").first("link[rel=stylesheet]").attr("href");

        // When
        Response asset = anonymous().header("Accept-Encoding", "gzip").get(style);

        // Then
        assertThat(style).matches("/assets/[0-9a-f]{12}/site\\.css");
        assertThat(asset.contentType()).isEqualTo("text/css;charset=UTF-8");
        assertThat(asset.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(asset.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(asset.asString()).doesNotContain("http:", "https:", "url(", "@import");
    }

    @Test
    void samePageIsNotSentAgain() {
        // Given
        Response first = Page.get("/items/" + night).response();

        // When
        Response again = Page.get("/items/" + night, "If-None-Match", first.header("ETag"))
                .response();

        // Then
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(Page.get("/items/" + night, "If-None-Match", "*").response().statusCode())
                .isEqualTo(304);
        assertThat(again.asByteArray()).isEmpty();
        assertThat(again.header("Vary")).isEqualTo(first.header("Vary"));
    }

    @Test
    void largestItemStaysLight() {
        // Given
        ObjectNode document = marked(Documents.lightNight());
        document.withObject("/description").put("zh-Hans", "钱塘江".repeat(6_666)).put("en", "tidal bore ".repeat(1_800));
        ObjectNode event = (ObjectNode) document.path("event");
        event.putArray("occurrences");
        IntStream.range(0, 500)
                .forEach(i -> event.withArray("/occurrences")
                        .addObject()
                        .put("start", LocalDate.of(2027, 1, 1).plusDays(i) + "T18:00")
                        .put("zone", "Asia/Shanghai"));
        String id = id(created(document));

        // When
        Page page = Page.get("/items/" + id + "?lang=zh").isSound();

        // Then
        assertThat(page.response().asByteArray().length).isLessThan(FULL_WEIGHT);
        assertThat(page.document().select("time").size()).isBetween(50, 100);
        assertThat(page.texts("summary")).contains("另有 494 个日期");
        assertThat(page.text()).contains("另有 434 个日期");
    }
}

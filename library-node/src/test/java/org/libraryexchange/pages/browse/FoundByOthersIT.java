package org.libraryexchange.pages.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.asCataloguer;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.etag;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.Api.with;
import static org.libraryexchange.fixture.Documents.canalPhotograph;
import static org.libraryexchange.fixture.Documents.lightNight;
import static org.libraryexchange.fixture.Documents.published;
import static org.libraryexchange.fixture.Documents.titled;
import static org.libraryexchange.fixture.Pictures.withPicture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.SchemaOrgTerms;
import org.libraryexchange.fixture.SitemapSchema;
import org.libraryexchange.fixture.Tokens;

/** How search engines and shared links find the pages, and what they are told. */
@QuarkusTest
class FoundByOthersIT {

    private static final String SITE = "http://leeds.library.example";

    @Inject
    LogDatabase database;

    @Inject
    Clock clock;

    private static Document xml(byte[] file) {
        SitemapSchema.check(file);
        return Jsoup.parse(new String(file, StandardCharsets.UTF_8), "", Parser.xmlParser());
    }

    private static Document xml(String address) {
        Response answer = anonymous().get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/xml;charset=UTF-8");
        return xml(answer.asByteArray());
    }

    private static String here(String address) {
        assertThat(address).startsWith(SITE + "/");
        return address.substring(SITE.length());
    }

    /** All pages that the sitemap has. */
    private static List<Element> listed() {
        List<Element> pages = new ArrayList<>();
        xml("/sitemap.xml").select("sitemap > loc").eachText().forEach(file -> {
            List<Element> of = xml(here(file)).select("url");
            assertThat(of).hasSizeLessThanOrEqualTo(50_000);
            pages.addAll(of);
        });
        return pages;
    }

    private static List<String> addresses() {
        return listed().stream().map(page -> page.selectFirst("loc").text()).toList();
    }

    @Test
    void robotsAreToldWhereToLookAndWhereNot() {
        // When
        Response robots = anonymous().get("/robots.txt");

        // Then
        assertThat(robots.contentType()).isEqualTo("text/plain;charset=UTF-8");
        assertThat(robots.asString().lines())
                .startsWith("User-agent: *")
                .contains("Disallow: /api/", "Disallow: /desk", "Disallow: /ops", "Disallow: /search?")
                .contains("Disallow: /whats-on?*audience=", "Disallow: /calendar?*when=")
                .contains("Sitemap: " + SITE + "/sitemap.xml");
    }

    @Test
    void everyPageOfTheSitemapIsThereInBothLanguages() {
        // Given
        String item = id(created(published(lightNight())));

        // When
        List<Element> pages = listed();

        // Then
        assertThat(addresses())
                .doesNotHaveDuplicates()
                .contains(
                        SITE + "/?lang=en",
                        SITE + "/?lang=zh-Hans",
                        SITE + "/about?lang=zh-Hans",
                        SITE + "/search?lang=en",
                        SITE + "/whats-on?lang=zh-Hans",
                        SITE + "/whats-on?kind=festival&lang=en",
                        SITE + "/items/" + item + "?lang=en",
                        SITE + "/items/" + item + "?lang=zh-Hans");
        assertThat(pages)
                .allSatisfy(page -> assertThat(
                                page.select("xhtml|link[rel=alternate]").eachAttr("hreflang"))
                        .containsExactly("en", "zh-Hans"));
        List<Element> some = new ArrayList<>(pages.subList(0, Math.min(12, pages.size())));
        some.addAll(pages.subList(Math.max(0, pages.size() - 4), pages.size()));
        assertThat(some).allSatisfy(page -> {
            String address = page.selectFirst("loc").text();
            Page shown = Page.get(here(address)).isSound();
            assertThat(shown.status()).as(address).isEqualTo(200);
            assertThat(shown.document().select("meta[name=robots]")).isEmpty();
            assertThat(shown.links("link[rel=canonical]")).containsExactly(address);
            assertThat(shown.links("link[rel=alternate][hreflang]:not([hreflang=x-default])"))
                    .containsExactlyElementsOf(
                            page.select("xhtml|link[rel=alternate]").eachAttr("href"));
        });
    }

    @Test
    void whatReadersShouldNotFindIsNotInTheSitemap() throws Exception {
        // Given
        Response withdrawn = created(published(titled(lightNight(), "Withdrawn")));
        asCataloguer()
                .header("If-Match", etag(withdrawn))
                .contentType("application/json")
                .body("{}")
                .post(ITEMS + "/" + id(withdrawn) + "/withdraw")
                .then()
                .statusCode(200);
        Response erased = created(published(titled(lightNight(), "Erased")));
        with(Tokens.of("exchange-operator"))
                .header("If-Match", etag(erased))
                .post(ITEMS + "/" + id(erased) + "/erase")
                .then()
                .statusCode(200);
        String draft = id(created(lightNight()));
        UUID partners = Database.mirror("hangzhou", "Moon");

        // When
        String all = String.join(" ", addresses());

        // Then
        assertThat(all).doesNotContain(id(withdrawn), id(erased), draft, partners.toString());
    }

    @Test
    void aLargeCatalogueFillsSeveralFiles() {
        // Given
        Sitemap sitemap = new Sitemap(database, "leeds", URI.create(SITE), clock, 3);
        byte[] before = sitemap.index();
        List<String> items = IntStream.range(0, 7)
                .mapToObj(n -> id(created(published(titled(canalPhotograph(), "Part " + n)))))
                .toList();

        // When
        List<Document> files = xml(sitemap.index()).select("loc").eachText().stream()
                .map(file -> file.replaceAll(".*/|\\.xml", ""))
                .map(first -> xml(sitemap.file(UUID.fromString(first)).orElseThrow()))
                .toList();

        // Then
        List<String> listed = files.stream()
                .flatMap(file -> file.select("loc").eachText().stream())
                .toList();
        assertThat(files)
                .hasSizeGreaterThanOrEqualTo(3)
                .hasSizeGreaterThan(xml(before).select("loc").size());
        assertThat(files.subList(1, files.size()))
                .allSatisfy(file -> assertThat(file.select("url")).hasSizeBetween(2, 6));
        assertThat(listed).doesNotHaveDuplicates();
        assertThat(items).allSatisfy(item -> assertThat(listed).contains(SITE + "/items/" + item + "?lang=en"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sitemap/nonsense.xml", "/sitemap/ffffffff-ffff-ffff-ffff-ffffffffffff.xml"})
    void otherFilesAreNotThere(String address) {
        assertThat(anonymous().get(address).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/, en, 'Events, festivals and local history in Leeds and Hangzhou.', en_GB",
        "/, zh-Hans, 利兹与杭州的活动、节庆和地方文献。, zh_CN",
        "/whats-on, en, 'Events and festivals in Leeds and Hangzhou, day by day.', en_GB"
    })
    void sharedLinksSayWhatThePageIsAbout(String path, String language, String description, String locale) {
        // When
        Page page = Page.get(path + "?utm_source=x&lang=" + language).isSound();

        // Then
        assertThat(content(page, "meta[name=description]")).isEqualTo(description);
        assertThat(content(page, "meta[property='og:description']")).isEqualTo(description);
        assertThat(content(page, "meta[property='og:locale']")).isEqualTo(locale);
        assertThat(content(page, "meta[property='og:url']")).isEqualTo(SITE + path + "?lang=" + language);
        assertThat(content(page, "meta[property='og:image']")).matches(SITE + "/assets/[0-9a-f]{12}/icon\\.png");
        assertThat(page.links("link[rel=canonical]")).containsExactly(SITE + path + "?lang=" + language);
        assertThat(page.links("link[hreflang=x-default]")).containsExactly(SITE + path);
    }

    @Test
    void anAddressWithoutALanguageIsOneOfItsOwn() {
        // When
        Page page = Page.get("/whats-on");

        // Then
        assertThat(page.links("link[rel=canonical]")).containsExactly(SITE + "/whats-on");
        assertThat(page.links("link[rel=alternate][hreflang]"))
                .containsExactly(SITE + "/whats-on?lang=en", SITE + "/whats-on?lang=zh-Hans", SITE + "/whats-on");
    }

    /** Both sites have the page. It should be found once, and cited by one address. */
    @Test
    void aPartnersItemIsToBeFoundAndCitedAtThePartner() throws Exception {
        // Given
        String item = "/items/" + Database.mirror("hangzhou", "Two moons");
        String there = "https://hangzhou.library.example" + item;

        // When
        Page page = Page.get(item + "?lang=en").isSound();

        // Then
        assertThat(page.links("link[rel=canonical]")).containsExactly(there + "?lang=en");
        assertThat(page.links("link[rel=alternate][hreflang]"))
                .containsExactly(there + "?lang=en", there + "?lang=zh-Hans", there);
        assertThat(content(page, "meta[property='og:url']")).isEqualTo(there + "?lang=en");
        assertThat(content(page, "meta[property='og:image']")).startsWith(SITE + "/assets/");
        assertThat(page.links("a:contains(Permanent link)")).containsExactly(there);
        assertThat(page.first("#citation-1").text()).contains(there);
        assertThat(new ObjectMapper()
                        .readTree(
                                page.first("script[type='application/ld+json']").data())
                        .path("@id")
                        .asText())
                .isEqualTo(there);
        assertThat(page.document().select("meta[name=robots]")).isEmpty();
    }

    private static String content(Page page, String selector) {
        return page.first(selector).attr("content");
    }

    @Test
    void anItemIsSharedWithItsOwnWordsAndPicture() {
        // Given
        ObjectNode document = published(titled(lightNight(), "A \"quoted\" <night>"));
        document.withObject("/summary").put("en", "Light.\n\n" + "Very long. ".repeat(60));
        withPicture(document, "Light on a wall");

        // When
        Page page = Page.get("/items/" + id(created(document)) + "?lang=en").isSound();

        // Then
        assertThat(content(page, "meta[property='og:title']")).isEqualTo("A \"quoted\" <night>");
        assertThat(content(page, "meta[property='og:image']"))
                .isEqualTo(SITE + "/media/" + document.at("/pictures/0/sha256").asText());
        assertThat(content(page, "meta[property='og:image:width']")).isEqualTo("640");
        assertThat(content(page, "meta[property='og:image:height']")).isEqualTo("480");
        assertThat(content(page, "meta[property='og:image:alt']")).isEqualTo("Light on a wall");
        assertThat(content(page, "meta[property='og:description']"))
                .startsWith("Leeds · Thu 7 October 2027, 18:00 · Light. Very long.")
                .endsWith("…")
                .hasSizeLessThan(250);
        assertThat(content(page, "meta[name='twitter:card']")).isEqualTo("summary_large_image");
    }

    @Test
    void anItemWhosePictureIsNotHereYetIsSharedWithACard() throws Exception {
        // Given
        ObjectNode document = withPicture(lightNight(), "Light on a wall");
        ObjectNode picture = (ObjectNode) document.at("/pictures/0");
        picture.put("sha256", "1".repeat(64)).withObject("/thumbnail").put("sha256", "2".repeat(64));
        UUID id = UUID.randomUUID();
        Database.mirror(id, "hangzhou", "published", document);

        // When
        Page page = Page.get("/items/" + id);

        // Then
        assertThat(content(page, "meta[property='og:image']")).contains("/card-jade-");
        assertThat(page.document().select("meta[property^='og:image:']")).isEmpty();
    }

    @Test
    void anItemWithoutAPictureIsSharedWithTheCardOfItsCityAndKind() throws Exception {
        // Given
        String canal = id(created(published(canalPhotograph())));
        UUID moon = Database.mirror("hangzhou", "Moon without a picture");

        // When
        String card = content(Page.get("/items/" + canal + "?lang=zh"), "meta[property='og:image']");
        String partners = content(Page.get("/items/" + moon), "meta[property='og:image']");

        // Then
        assertThat(card).matches(SITE + "/assets/[0-9a-f]{12}/card-blue-history-resource\\.png");
        assertThat(partners).contains("/card-jade-");
        Response picture = anonymous().get(here(card));
        assertThat(picture.contentType()).isEqualTo("image/png");
        assertThat(picture.asByteArray().length).isLessThan(40_000);
        assertThat(content(Page.get("/"), "meta[name='twitter:card']")).isEqualTo("summary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search?q=light",
                "/search?owner=leeds&lang=en",
                "/whats-on?when=2031-05",
                "/whats-on?owner=leeds",
                "/whats-on?audience=families",
                "/calendar?when=2031-05",
                "/desk",
                "/ops",
                "/sign-in",
                "/nothing"
            })
    void whatIsNotToBeFoundSaysSo(String address) {
        // When
        Page page = Page.get(address);

        // Then
        assertThat(content(page, "meta[name=robots]")).isEqualTo("noindex");
        assertThat(page.document().select("link[rel=canonical], meta[property^='og:']"))
                .isEmpty();
    }

    @Test
    void programsGetTheItemAsLinkedData() throws Exception {
        // Given
        String id = id(created(published(lightNight())));

        // When
        Response answer = anonymous()
                .header("Accept", "application/ld+json, text/html;q=0.5")
                .get("/items/" + id + "?lang=en");
        JsonNode linked = new ObjectMapper().readTree(answer.asByteArray());

        // Then
        assertThat(answer.contentType()).isEqualTo("application/ld+json;charset=utf-8");
        assertThat(answer.header("Vary")).contains("Accept");
        assertThat(linked.path("@id").asText()).isEqualTo(SITE + "/items/" + id);
        assertThat(linked.path("@type").asText()).isEqualTo("Event");
        assertThat(linked)
                .isEqualTo(new ObjectMapper()
                        .readTree(Page.get("/items/" + id + "?lang=en")
                                .first("script[type='application/ld+json']")
                                .data()));
    }

    private static JsonNode linked(ObjectNode document, String language) throws Exception {
        JsonNode linked = new ObjectMapper()
                .readTree(anonymous()
                        .header("Accept", "application/ld+json")
                        .get("/items/" + id(created(document)) + "?lang=" + language)
                        .asByteArray());
        assertThat(SchemaOrgTerms.faults(linked)).isEmpty();
        return linked;
    }

    @Test
    void linkedDataIsInTheLanguageOfThePageAndKeepsTheOriginal() throws Exception {
        // Given
        ObjectNode document = published(lightNight());
        document.withObject("/summary").put("zh-Hans", "两晚光影艺术。");
        document.withObject("/description").put("en", "Walk from work to work.").put("zh-Hans", "沿途欣赏。");

        // When
        JsonNode linked = linked(document, "zh-Hans");

        // Then
        assertThat(linked.path("inLanguage").asText()).isEqualTo("zh-Hans");
        assertThat(linked.path("name").asText()).isEqualTo("2027 利兹光之夜");
        assertThat(linked.path("description"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "两晚光影艺术。\n\n沿途欣赏。",
                        "Two evenings of light art across the city centre.\n\nWalk from work to work.");
        assertThat(linked.at("/mainEntityOfPage/license").asText()).startsWith("https://creativecommons.org/");
    }

    @Test
    void eachDateOfASeriesIsAnEventOfItsOwn() throws Exception {
        // Given
        ObjectNode document = published(lightNight());
        document.withObject("/event").withObject("/admission").put("free", false);
        document.withObject("/event/admission")
                .withArray("prices")
                .addObject()
                .put("amount", "12.50")
                .put("currency", "GBP");
        ((ObjectNode) document.at("/event/occurrences/0"))
                .put("start", "2036-10-07T18:00")
                .put("end", "2036-10-07T23:00");
        document.withArray("/event/occurrences")
                .addObject()
                .put("date", "2036-10-08")
                .put("status", "moved-online");

        // When
        JsonNode linked = linked(document, "en");

        // Then
        assertThat(linked.path("@type").asText()).isEqualTo("EventSeries");
        assertThat(linked.path("subEvent")).hasSize(2).allSatisfy(event -> {
            assertThat(event.path("@type").asText()).isEqualTo("Event");
            assertThat(event.path("url").asText()).startsWith(SITE + "/items/");
            assertThat(event.at("/organizer/name").asText()).isEqualTo("Leeds Libraries");
            assertThat(event.at("/offers/0/price").asText()).isEqualTo("12.50");
        });
        assertThat(linked.path("subEvent").findValuesAsText("@type"))
                .contains("Place", "GeoCoordinates", "VirtualLocation");
    }

    @Test
    void linkedDataOfAMapNamesThoseWhoMadeIt() throws Exception {
        // Given
        ObjectNode map = published(canalPhotograph());
        map.withObject("/history").put("form", "map");
        map.withObject("/place").withObject("/name").put("en", "Leeds");
        for (String role : List.of("cartographer", "patron")) {
            map.withObject("/history")
                    .withArray("creators")
                    .addObject()
                    .put("role", role)
                    .putObject("name")
                    .put("en", "The " + role);
        }

        // When
        JsonNode linked = linked(map, "en");

        // Then
        assertThat(linked.path("@type")).extracting(JsonNode::asText).containsExactly("ArchiveComponent", "Map");
        assertThat(linked.path("creator")).extracting(JsonNode::asText).containsExactly("The cartographer");
        assertThat(linked.at("/spatialCoverage/name").asText()).isEqualTo("Leeds");
    }

    @Test
    void thoseWhoTakeAnythingGetThePageAndProgramsTheDocument() {
        // Given
        String address = "/items/" + id(created(published(lightNight())));

        // When
        Response anything = anonymous().header("Accept", "*/*").get(address);
        Response document = anonymous().header("Accept", "application/json").get(address);
        Response neither = anonymous().header("Accept", "image/png").get(address);

        // Then
        assertThat(anything.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(document.contentType()).startsWith("application/json");
        assertThat(document.jsonPath().getString("title.en")).isEqualTo("Light Night Leeds 2027");
        assertThat(neither.statusCode()).isEqualTo(406);
    }

    @Test
    void iconsAreThereForThoseWhoReadNoSvg() {
        // When
        Response icon = anonymous().get("/favicon.ico");

        // Then
        assertThat(icon.contentType()).isEqualTo("image/png");
        assertThat(Page.get("/").first("link[rel=apple-touch-icon]").attr("href"))
                .endsWith("/icon.png");
    }
}

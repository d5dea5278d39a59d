package org.libraryexchange.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.asCataloguer;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Indexed;

@QuarkusTest
class SearchIT {

    /** A mark that only this class's items carry, so that other tests' items stay out of the answers. */
    private static final String MARK = "search-test";

    private static String lake;
    private static String tide;
    private static String abbey;
    private static String night;

    /** Written once; before all tests the address of the node is not known yet. */
    @BeforeEach
    void catalogue() {
        if (lake == null) {
            write();
        }
    }

    private static void write() {
        lake = id(created(marked("""
                {"kind": "history-resource", "originalLanguage": "zh-Hans", "title": {"zh-Hans": "西湖十景图"},
                 "subjects": [{"label": {"zh-Hans": "风景画"}}],
                 "description": {"zh-Hans": "杭州西湖的十处景致，绘于清代。"},
                 "place": {"name": {"zh-Hans": "西湖"}, "latitude": 30.2433, "longitude": 120.1503},
                 "history": {"form": "map", "period": {"edtf": "17XX"}}}""")));
        tide = id(created(marked("""
                {"kind": "festival", "originalLanguage": "zh-Hant", "title": {"zh-Hant": "錢塘江觀潮節", "en": "Tidal bore festival"},
                 "festival": {"rule": {"zh-Hant": "農曆八月十八"}, "occurrences": [{"date": "2027-09-17", "endDate": "2027-09-19"}]}}""")));
        abbey = id(created(marked("""
                {"kind": "cultural-event", "originalLanguage": "en", "title": {"en": "Choir at Kirkstall Abbey"},
                 "summary": {"en": "Songs of Hangzhou and of Yorkshire, sung at dusk."},
                 "subjects": [{"label": {"en": "Choral music"}, "uri": "https://example.org/subjects/choirs"}],
                 "place": {"name": {"en": "Kirkstall"}, "latitude": 53.8207, "longitude": -1.6062},
                 "event": {"occurrences": [{"start": "2027-06-30T22:00", "end": "2027-07-01T01:00", "zone": "Europe/London"}]}}""")));
        ObjectNode lights = marked(Documents.lightNight().toString());
        night = id(created(Documents.identified(lights, "events", "LN/2027-search")));
        await().until(() -> found("subject=" + MARK).size() == 4);
    }

    private static ObjectNode marked(String json) {
        return withSubject(json, MARK);
    }

    private static ObjectNode withSubject(String json, String subject) {
        ObjectNode document = Documents.published(Documents.json(json));
        document.put("licence", "https://creativecommons.org/licenses/by/4.0/");
        document.withArray("/subjects").addObject().putObject("label").put("en", subject);
        return document;
    }

    @ParameterizedTest
    @CsvSource({
        "hangzhou, lake abbey",
        "hángzhōu, lake abbey",
        "hang zhou, lake abbey",
        "杭州, lake abbey",
        "錢塘, tide",
        "钱塘, tide",
        "qiantang, tide",
        "xihu, lake",
        "xīhú, lake",
        "西湖, lake",
        "West Lake, lake",
        "柯克斯托尔, abbey",
        "kirkstall, abbey",
        "kirkstal, abbey",
        "festivl, tide",
        "景, lake",
        "清代, lake",
        "choir dusk, abbey",
        "'\"Light Night\"', night",
        "利兹, night",
        "亲子, night",
        "Families, night",
        "看潮, tide",
        "light -night, ''"
    })
    void sameThingsAreFoundInEveryScript(String question, String expected) {
        // When
        List<String> found = found("subject=" + MARK + "&q=" + question);

        // Then
        assertThat(found).containsExactlyInAnyOrderElementsOf(ids(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind=festival | tide",
                "owner=hangzhou | ''",
                "language=zh-Hant | tide",
                "subject=CHORAL MUSIC | abbey",
                "subject=https://example.org/subjects/choirs | abbey",
                "subject=風景畫 | lake",
                "identifier=events/LN/2027-search | night",
                "identifier=events/LN | ''",
                "near=53.8207,-1.6062 | abbey night",
                "near=53.8207,-1.6062&radius=1 | abbey",
                "box=-1.62,53.80,-1.60,53.83 | abbey",
                "box=100,20,-100,40 | lake",
                "from=2027-07-01&to=2027-07-01 | abbey",
                "from=2027-07-02&to=2027-09-16 | ''",
                "from=2027-09-19 | tide night",
                "to=1750-01-01 | ''",
                "to=1750-01-01&kind=history-resource | lake",
                "from=1799-12-31&to=1799-12-31&kind=history-resource | lake",
                "from=1800-01-01&to=1899-12-31&kind=history-resource | ''"
            })
    void filtersNarrowASearch(String filter, String expected) {
        // When
        List<String> found = found(filter + (filter.startsWith("subject") ? "" : "&subject=" + MARK));

        // Then
        assertThat(found).containsExactlyInAnyOrderElementsOf(ids(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "date, lake abbey tide night",
        "-date, night tide abbey lake",
        "title, abbey night tide lake",
        "-title, lake tide night abbey"
    })
    void listsStandInTheOrderAskedFor(String sort, String expected) {
        // When
        List<String> found = found("subject=" + MARK + "&sort=" + sort);

        // Then
        assertThat(found).containsExactlyElementsOf(ids(expected));
    }

    @Test
    void titlesFollowTheAlphabetOfTheAskedLanguage() {
        // Given
        String mark = "alphabet-" + UUID.randomUUID();
        Map<String, String> titles = Map.of("zhong", "中山路", "an", "安吉路", "bei", "北山街", "apple", "Zebra");
        titles.forEach((name, title) -> created(marked(mark, title)));
        await().until(() -> found("subject=" + mark).size() == 4);

        // When
        List<String> chinese = titles("subject=" + mark + "&sort=title&lang=zh");

        // Then
        assertThat(chinese).containsExactly("安吉路", "北山街", "中山路", "Zebra");
    }

    private static ObjectNode marked(String mark, String title) {
        ObjectNode document = Documents.published(Documents.canalPhotograph());
        document.putObject("title").put("en", title);
        document.withArray("/subjects").addObject().putObject("label").put("en", mark);
        return document;
    }

    @Test
    void titlesWeighMoreThanDescriptions() {
        // Given
        String word = "ranking" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
        ObjectNode inText = marked(MARK + word, "Something else");
        inText.putObject("description").put("en", "It says " + word + " once among many other words.");
        String described = id(created(inText));
        String titled = id(created(marked(MARK + word, "The " + word + " itself")));
        await().until(() -> found("q=" + word).size() == 2);

        // When
        List<String> found = found("q=" + word);

        // Then
        assertThat(found).containsExactly(titled, described);
    }

    @Test
    void wordsOfAPlaceStandTogetherInTitlesToo() {
        // Given
        String mark = "apart-" + UUID.randomUUID();
        created(marked(mark, "A lake in the west"));
        String together = id(created(marked(mark, "The west lake")));
        await().until(() -> found("subject=" + mark).size() == 2);

        // When
        List<String> found = found("q=West Lake&subject=" + mark);

        // Then
        assertThat(found).containsExactly(together);
    }

    @Test
    void hitsShowWhereAnItemMatches() {
        // When
        Response answer = anonymous().get(ITEMS + "?q=xihu&subject=" + MARK);

        // Then
        assertThat(answer.jsonPath().getString("hits[0].id")).isEqualTo(lake);
        assertThat(answer.jsonPath().getString("hits[0].matched")).isEqualTo("all");
        assertThat(answer.jsonPath().getString("hits[0].snippets[0].pointer")).isEqualTo("/title/zh-Hans");
        assertThat(answer.jsonPath().<Map<String, Object>>getList("hits[0].snippets[0].parts"))
                .containsExactly(Map.of("text", "西湖", "match", true), Map.of("text", "十景图", "match", false));
    }

    @Test
    void fewItemsOfAllWordsAreFollowedByThoseOfSome() {
        // When
        Response answer = anonymous().get(ITEMS + "?q=choir night&facets=kind&subject=" + MARK);
        Response titles = anonymous().get(ITEMS + "?q=choir dusk tide&sort=title&subject=" + MARK);

        // Then
        assertThat(answer.jsonPath().<String>getList("hits.id")).containsExactlyInAnyOrder(abbey, night);
        assertThat(answer.jsonPath().<String>getList("hits.matched")).containsExactly("some", "some");
        assertThat(answer.jsonPath().<Object>getList("hits[0].snippets")).isNotEmpty();
        assertThat(answer.jsonPath().<Object>getList("hits[1].snippets")).isNotEmpty();
        assertThat(answer.jsonPath().getInt("counts.counted")).isZero();
        assertThat(answer.jsonPath().<Object>getList("counts.by.kind")).isEmpty();
        assertThat(titles.jsonPath().<Object>getList("items")).isEmpty();
    }

    @Test
    void pagesGoOnFromItemsOfAllWordsToThoseOfSome() {
        // Given
        String mark = "seam-" + UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            created(marked(mark, "Basket maker " + i));
            created(marked(mark, "Basket " + i));
            created(marked(mark, "The maker"));
        }
        await().until(() -> found("subject=" + mark).size() == 9);

        // When
        List<String> found = followed(ITEMS + "?q=basket%20maker&limit=2&subject=" + mark);

        // Then
        assertThat(found).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void itemsAreCountedByWhatTheyAre() {
        // When
        Response answer = anonymous().get(ITEMS + "?facets=kind,language,decade,subject&limit=1&subject=" + MARK);

        // Then
        assertThat(answer.jsonPath().getInt("counts.counted")).isEqualTo(4);
        assertThat(answer.jsonPath().getBoolean("counts.complete")).isTrue();
        assertThat(answer.jsonPath().<Map<String, Object>>getList("counts.by.kind"))
                .containsExactly(
                        Map.of("value", "cultural-event", "count", 2),
                        Map.of("value", "festival", "count", 1),
                        Map.of("value", "history-resource", "count", 1));
        assertThat(answer.jsonPath().getMap("counts.by.decade.find { it.value == '1700' }"))
                .containsEntry("count", 1);
        assertThat(answer.jsonPath().getMap("counts.by.language.find { it.value == 'en' }"))
                .containsEntry("count", 3);
        assertThat(answer.jsonPath().<String>getList("counts.by.subject.value")).contains(MARK, "Choral music", "风景画");
    }

    @Test
    void itemsAreFoundByWhoMadeAndHoldsThemAndWhomTheyAreFor() {
        // Given
        String mark = "groups-" + UUID.randomUUID();
        ObjectNode map = withSubject("""
                {"kind": "history-resource", "originalLanguage": "en", "title": {"en": "A map"},
                 "media": [{"url": "https://example.org/map.jpg", "mediaType": "image/jpeg", "alt": {"en": "A map"}}],
                 "history": {"form": "map", "creators": [{"role": "author", "name": {"en": "Su Shi", "zh-Hans": "苏轼"}}],
                             "heldBy": {"en": "Leeds Central Library"}}}""", mark);
        ObjectNode story = withSubject("""
                {"kind": "cultural-event", "originalLanguage": "en", "title": {"en": "A story"},
                 "event": {"occurrences": [{"start": "2027-06-30T10:00", "zone": "Europe/London"}],
                           "admission": {"free": true}, "audience": ["children", "families"]}}""", mark);
        String mapId = id(created(map));
        String storyId = id(created(story));
        String among = "&subject=" + mark;
        await().until(() -> found("subject=" + mark).size() == 2);

        // When, Then
        assertThat(found("creator=SU SHI" + among)).containsExactly(mapId);
        assertThat(found("creator=蘇軾" + among)).containsExactly(mapId);
        assertThat(found("holder=leeds central library" + among)).containsExactly(mapId);
        assertThat(found("form=map" + among)).containsExactly(mapId);
        assertThat(found("picture=true" + among)).containsExactly(mapId);
        assertThat(found("free=true" + among)).containsExactly(storyId);
        assertThat(found("audience=families" + among)).containsExactly(storyId);
        assertThatProblem(anonymous().get(ITEMS + "?free=false")).is(400, "invalid-parameter");
        Response counts =
                anonymous().get(ITEMS + "?lang=zh-Hans&facets=form,creator,holder,audience,free,picture" + among);
        assertThat(counts.jsonPath().<String>getList("counts.by.creator.value")).containsExactly("苏轼");
        assertThat(counts.jsonPath().<String>getList("counts.by.holder.value"))
                .containsExactly("Leeds Central Library");
        assertThat(counts.jsonPath().<String>getList("counts.by.audience.value"))
                .containsExactly("children", "families");
        assertThat(counts.jsonPath().<String>getList("counts.by.form.value")).containsExactly("map");
        assertThat(counts.jsonPath().getInt("counts.by.free[0].count")).isEqualTo(1);
        assertThat(counts.jsonPath().getInt("counts.by.picture[0].count")).isEqualTo(1);
    }

    @Test
    void anItemIsFoundByEveryNameOfTheAuthoritiesThatItNames() {
        // Given
        String mark = "authorities-" + UUID.randomUUID();
        String poem = id(created(withSubject("""
                {"kind": "history-resource", "originalLanguage": "en", "title": {"en": "A poem"},
                 "place": {"name": {"en": "On the water"}, "authority": "hangzhou/west-lake"},
                 "history": {"form": "manuscript", "creators":
                     [{"role": "author", "name": {"en": "The prefect"}, "authority": "hangzhou/su-shi"}]}}""", mark)));
        String letter = id(created(withSubject("""
                {"kind": "history-resource", "originalLanguage": "zh-Hans", "title": {"zh-Hans": "东坡居士书札"},
                 "place": {"name": {"zh-Hans": "某处"}, "authority": "elsewhere/unknown"},
                 "history": {"form": "manuscript"}}""", mark)));
        String among = "&subject=" + mark;
        await().until(() -> found("subject=" + mark).size() == 2);

        // When, Then
        for (String name : List.of("Su Shi", "Su Dongpo", "苏东坡", "蘇軾", "东坡", "Su Tung-p'o")) {
            assertThat(found("q=" + name + among)).as(name).containsExactlyInAnyOrder(poem, letter);
        }
        assertThat(found("q=西湖" + among)).containsExactly(poem);
        assertThat(found("authority=hangzhou/west-lake" + among)).containsExactly(poem);
        assertThat(found("authority=hangzhou/su-shi" + among)).containsExactlyInAnyOrder(poem, letter);
        assertThat(found("authority=elsewhere/unknown" + among)).containsExactly(letter);
        assertThat(found("authority=hangzhou/bai-juyi" + among)).isEmpty();
    }

    @Test
    void pagesOfASearchHoldEveryItemOnce() {
        // Given
        String mark = "pages-" + UUID.randomUUID();
        for (int i = 0; i < 7; i++) {
            created(marked(mark, "Leaf " + "leaf ".repeat(i % 3) + i));
        }
        await().until(() -> found("subject=" + mark).size() == 7);

        for (String sort : List.of("relevance", "title", "-title", "date", "-date", "updated", "-updated")) {
            // When
            List<String> found = followed(ITEMS + "?q=leaf&limit=2&sort=" + sort + "&subject=" + mark);

            // Then
            assertThat(found).as(sort).hasSize(7).doesNotHaveDuplicates();
        }
    }

    private static String festival(String mark, String... days) {
        ObjectNode document = withSubject("""
                {"kind": "festival", "originalLanguage": "en", "title": {"en": "Market days"},
                 "festival": {"rule": {"en": "Now and then"}, "occurrences": []}}""", mark);
        for (String day : days) {
            document.withArray("/festival/occurrences").addObject().put("date", day);
        }
        return id(created(document));
    }

    @Test
    void listsOfCertainDaysAreInTheOrderOfThese() {
        // Given
        String mark = "market-" + UUID.randomUUID();
        String early = festival(mark, "2027-01-05", "2027-03-20", "2027-12-01");
        String late = festival(mark, "2027-04-02", "2028-01-01");
        String middle = festival(mark, "2026-02-01", "2027-03-25");
        festival(mark, "2027-02-28", "2027-06-01");
        await().until(() -> found("subject=" + mark).size() == 4);
        String spring = "&from=2027-03-01&to=2027-05-31&subject=" + mark;

        // When, Then
        assertThat(found("sort=date" + spring)).containsExactly(early, middle, late);
        assertThat(found("sort=-date" + spring)).containsExactly(late, middle, early);
        assertThat(followed(ITEMS + "?limit=1&sort=date" + spring)).containsExactly(early, middle, late);
        assertThat(followed(ITEMS + "?limit=2&sort=-date" + spring)).containsExactly(late, middle, early);
    }

    @Test
    void searchFollowsAnItemThroughItsLife() {
        // Given
        String word = "lifeline" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
        Response draft = created(Documents.titled(Documents.lightNight(), word));
        String address = ITEMS + "/" + id(draft);

        // Then: a draft is found by cataloguers only
        await().until(() -> titlesFor(word, "&status=draft").size() == 1);
        assertThat(found("q=" + word)).isEmpty();
        assertThatProblem(anonymous().get(ITEMS + "?status=draft&q=" + word)).is(401, "unauthenticated");

        // When published, changed and withdrawn
        String etag = asCataloguer()
                .header("If-Match", draft.header("ETag"))
                .post(address + "/publish")
                .header("ETag");
        await().until(() -> found("q=" + word).size() == 1);
        etag = asCataloguer()
                .header("If-Match", etag)
                .contentType("application/merge-patch+json")
                .body("{\"title\": {\"en\": \"Another title\"}}")
                .patch(address)
                .header("ETag");
        await().until(() -> found("q=" + word).isEmpty());
        asCataloguer()
                .header("If-Match", etag)
                .contentType("application/json")
                .body("{}")
                .post(address + "/withdraw")
                .then()
                .statusCode(200);

        // Then
        await().until(() -> found("q=Another title&status=withdrawn").contains(id(draft)));
    }

    @Test
    void mirroredItemsAreFoundUntilTheyAreRemoved() throws SQLException {
        // Given
        UUID item = Database.mirror("hangzhou", "Lanternfishery");
        await().until(() -> found("q=Lanternfishery").contains(item.toString()));

        // When
        try (Connection session = Database.sessionOf("hangzhou")) {
            Database.execute(session, "delete from item where id = ?", item);
        }

        // Then
        Indexed.awaitAll();
        assertThat(anonymous()
                        .get(ITEMS + "?q=Lanternfishery&facets=kind")
                        .jsonPath()
                        .getInt("counts.counted"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "the", "-leeds", "!?", "\"\""})
    void questionsWithoutAWordAreRefused(String question) {
        assertThatProblem(anonymous().queryParam("q", question).get(ITEMS)).is(400, "invalid-parameter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "\\",
                "a'b\\",
                "a & b | !c",
                ":*",
                "<->",
                "(",
                "a:*b",
                "%",
                "'; drop table item; --",
                "𠮷",
                "👩‍👩‍👧‍👦 family"
            })
    void anyTextIsAQuestion(String question) {
        assertThat(anonymous().queryParam("q", question).get(ITEMS).statusCode())
                .isIn(200, 400);
    }

    private static List<String> ids(String names) {
        Map<String, String> known = Map.of("lake", lake, "tide", tide, "abbey", abbey, "night", night);
        List<String> ids = new ArrayList<>();
        for (String name : names.split(" ", -1)) {
            if (!name.isEmpty()) {
                ids.add(known.get(name));
            }
        }
        return ids;
    }

    private static List<String> found(String query) {
        return answer(query).jsonPath().getList("items.id");
    }

    private static List<String> titles(String query) {
        return answer(query).jsonPath().getList("items.title.text");
    }

    private static Response answer(String query) {
        var request = anonymous();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            request.queryParam(parts[0], parts[1]);
        }
        Response answer = request.get(ITEMS);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private static List<String> titlesFor(String word, String more) {
        return asCataloguer().get(ITEMS + "?q=" + word + more).jsonPath().getList("items.id");
    }

    private static List<String> followed(String first) {
        List<String> found = new ArrayList<>();
        for (String next = first; next != null; ) {
            Response page = anonymous().urlEncodingEnabled(false).get(next);
            assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
            found.addAll(page.jsonPath().getList("items.id"));
            next = page.jsonPath().getString("next");
        }
        return found;
    }
}

package org.libraryexchange.catalogue.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.base.text.Gazetteer;
import org.libraryexchange.base.text.Synonyms;
import org.libraryexchange.catalogue.search.IndexFinder.IndexedKey;
import org.libraryexchange.catalogue.search.IndexSearch.Answer;
import org.libraryexchange.catalogue.search.IndexSearch.Page;
import org.libraryexchange.catalogue.search.SearchedItems.SearchedItem;
import org.libraryexchange.fixture.Documents;

class FilledListsTest {

    private static final Gazetteer PLACES = new Gazetteer(List.of(
            Synonyms.names(List.of("Hangzhou", "杭州")),
            Synonyms.names(List.of("Lingyin Temple", "灵隐寺")),
            Synonyms.names(List.of("Otley Libraries", "奥特利图书馆"))));

    private static final LocalDate TODAY = LocalDate.of(2027, 1, 1);

    private final Directory files = new ByteBuffersDirectory();
    private final Map<UUID, String> titles = new LinkedHashMap<>();

    @AfterEach
    void close() throws IOException {
        files.close();
    }

    @Test
    void misspeltWordCountsAsTheOneInTheNameThatItIsPartOf() throws IOException {
        // Given
        index("Library, library: one for Otley", "A long evening of songs and stories at Otley Libraries");

        // When
        Map<String, Matched> found = found("q", "Otley Libary");

        // Then
        assertThat(found.keySet())
                .containsExactly(
                        "A long evening of songs and stories at Otley Libraries", "Library, library: one for Otley");
        assertThat(found.values()).containsOnly(Matched.ALL);
    }

    @Test
    void fewItemsOfAllWordsAreFollowedByThoseOfSome() throws IOException {
        // Given
        index("The canal in June", "Songs on the canal", "Story of a canal horse", "Songs and a story", "Tram");

        // When
        Map<String, Matched> found = found("q", "story canal");

        // Then
        assertThat(found)
                .containsEntry("Story of a canal horse", Matched.ALL)
                .containsEntry("Songs and a story", Matched.SOME)
                .containsEntry("The canal in June", Matched.SOME)
                .containsEntry("Songs on the canal", Matched.SOME)
                .hasSize(4);
        assertThat(found.keySet()).first().isEqualTo("Story of a canal horse");
    }

    @Test
    void tenItemsOfAllWordsAreEnough() throws IOException {
        // Given
        index(Stream.concat(numbered("Canal story", 10), numbered("Canal", 5)).toArray(String[]::new));

        // When
        Map<String, Matched> found = found("q", "canal story");

        // Then
        assertThat(found)
                .hasSize(10)
                .allSatisfy((title, matched) -> assertThat(matched).isEqualTo(Matched.ALL));
    }

    @Test
    void whatMatchesMoreStandsFirst() throws IOException {
        // Given
        index(Stream.concat(
                        numbered("Events", 30),
                        Stream.of("Songs for toddlers", "Free songs for toddlers", "Free parking", "A tram"))
                .toArray(String[]::new));

        // When
        List<String> found = List.copyOf(found("q", "free events for toddlers").keySet());

        // Then
        assertThat(found).hasSize(33).startsWith("Free songs for toddlers").doesNotContain("A tram");
        assertThat(found.subList(1, 3)).containsExactlyInAnyOrder("Songs for toddlers", "Free parking");
    }

    @Test
    void twoWordsInATextStandBeforeOneInATitle() throws IOException {
        // Given
        index(Stream.concat(numbered("A walk", 20), Stream.of("Events")).toArray(String[]::new));
        described(
                "Lanterns",
                "Free events for all, with bread, songs and a long walk along the canal to the mills and back");

        // When, Then
        assertThat(found("q", "free events for toddlers").keySet()).containsExactly("Lanterns", "Events");
    }

    @ParameterizedTest
    @CsvSource({
        "茶文化活动, 茶馆里的文化课",
        "茶文化活动, 周末活动",
        "西湖音乐会, 西湖十景",
        "西湖 music, Music by the water",
        "杭州茶文化, A week in Hangzhou",
        "feng huang song, A song",
        "moon -tram biscuits, Moon over the lake",
        "'\"canal story\" horse', The horse"
    })
    void someWordsAreEnough(String question, String title) throws IOException {
        // Given
        index(title);

        // When, Then
        assertThat(found("q", question)).containsExactly(Map.entry(title, Matched.SOME));
    }

    @ParameterizedTest
    @CsvSource({
        "tram -canal story, Story of the canal",
        "'\"canal story\" horse', Story of the canal",
        "灵隐寺 tram, Temple Newsam",
        "canal, Canals and canal horses in Chinese",
        "茶馆, 茶与馆"
    })
    void butNotWithUnwantedOnesOrParts(String question, String title) throws IOException {
        // Given
        index(title);

        // When, Then
        assertThat(found("q", question)).doesNotContainValue(Matched.SOME);
    }

    @Test
    void filtersExcludeAsBefore() throws IOException {
        // Given
        index("Story of a canal horse", "The canal in June");

        // When, Then
        assertThat(found("q", "story canal", "owner", "hangzhou")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 20})
    void pagesHoldEachItemOnce(int limit) throws IOException {
        // Given
        index(Stream.of(
                        numbered("Canal story", 4),
                        numbered("Canal", 7),
                        // Of one score each, so that only the id tells them apart.
                        Stream.of("Story", "Story ", "Story  "))
                .flatMap(some -> some)
                .toArray(String[]::new));

        // When
        List<Matched> walked = new ArrayList<>();
        List<UUID> items = new ArrayList<>();
        Optional<ListPlace> after = Optional.empty();
        do {
            Page page = answer(query(limit, after, "q", "canal story")).page();
            List<IndexedKey> shown = page.found().stream().limit(limit).toList();
            shown.forEach(item -> items.add(item.id()));
            shown.forEach(item -> walked.add(page.matched(item.key())));
            IndexedKey last = shown.get(shown.size() - 1);
            after = Optional.of(new ListPlace(last.key(), last.id()))
                    .filter(place -> page.found().size() > limit);
        } while (after.isPresent());

        // Then
        assertThat(items).containsExactlyInAnyOrderElementsOf(titles.keySet());
        assertThat(walked).isSorted().filteredOn(Matched.ALL::equals).hasSize(4);
    }

    @Test
    void itemsOfAllWordsAloneAreCounted() throws IOException {
        // Given
        index("Story of a canal horse", "The canal in June", "Songs and a story");

        // When
        Answer answer = answer(query(50, Optional.empty(), "q", "story canal", "facets", "owner"));

        // Then
        assertThat(answer.page().found()).hasSize(3);
        assertThat(answer.counts().orElseThrow().counted()).isEqualTo(1);
        assertThat(answer.counts().orElseThrow().groups().get("owner")).containsExactly(new Counts.Group("leeds", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-updated", "updated", "date", "-date", "title", "-title"})
    void otherOrdersHaveItemsOfAllWordsAlone(String sort) throws IOException {
        // Given
        index("Story of a canal horse", "The canal in June");

        // When, Then
        assertThat(found("q", "story canal", "sort", sort))
                .containsExactly(Map.entry("Story of a canal horse", Matched.ALL));
    }

    @ParameterizedTest
    @CsvSource({"Hangzhuo, Hangzhou", "Lingyn Tempel, Lingyin Temple", "风水画, 风景画"})
    void whereNothingIsFoundTheNearestNameIsOffered(String question, String heading) throws IOException {
        // Given
        index("在杭州灵隐寺", "五月", "風景畫");

        // When
        Answer answer = answer(query(50, Optional.empty(), "q", question));

        // Then
        assertThat(answer.page().found()).isEmpty();
        assertThat(answer.headings()).containsExactly(heading);
    }

    @ParameterizedTest
    @MethodSource
    void anythingThatSomebodyTypesIsAnswered(String question) throws IOException {
        // Given
        index("Story of a canal horse", "茶文化活动");

        // When, Then
        assertThat(answer(query(50, Optional.empty(), "q", question)).page().found())
                .hasSizeLessThan(3);
    }

    static Stream<String> anythingThatSomebodyTypesIsAnswered() {
        return Stream.of(
                        "茶文化活动",
                        "茶文化活动会 ",
                        "茶文化活动会上的 ",
                        "茶 ",
                        "a b ",
                        "\"a b\" ",
                        "story -canal ",
                        "xian ",
                        "xianxianxianxianxian ",
                        "canals, horses ",
                        "杭州 ")
                .map(words -> words.repeat(200).substring(0, 200));
    }

    private static Stream<String> numbered(String title, int count) {
        return IntStream.range(0, count).mapToObj(number -> title + " " + number);
    }

    private void index(String... titles) throws IOException {
        for (String title : titles) {
            described(title, "");
        }
    }

    private void described(String title, String description) throws IOException {
        UUID id = new UUID(0, titles.size() + 1);
        titles.put(id, title);
        try (IndexWriter writer = new IndexWriter(files, new IndexWriterConfig())) {
            writer.addDocument(IndexedItem.of(item(id, title, description)));
        }
    }

    private static SearchedItem item(UUID id, String title, String description) {
        var document = Documents.json("{\"originalLanguage\": \"en\"}");
        document.putObject("description").put("en", description);
        document.putObject("title").put("en", title);
        document.putArray("subjects").addObject().putObject("label").put("en", title);
        return new SearchedItem(
                id,
                "leeds",
                "history-resource",
                "published",
                List.of("en"),
                Instant.EPOCH,
                1,
                new byte[32],
                document.toString().getBytes(UTF_8));
    }

    private Map<String, Matched> found(String... parameters) throws IOException {
        Page page = answer(query(50, Optional.empty(), parameters)).page();
        return page.found().stream()
                .collect(toMap(
                        item -> titles.get(item.id()),
                        item -> page.matched(item.key()),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private Answer answer(ItemQuery query) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(files)) {
            return new IndexSearch(new IndexSearcher(reader), PLACES, TODAY).answer(query);
        }
    }

    private static ItemQuery query(int limit, Optional<ListPlace> after, String... parameters) {
        MultivaluedMap<String, String> values = new MultivaluedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            values.add(parameters[i], parameters[i + 1]);
        }
        ItemQuery query = ItemQuery.of(values, TitleOrder.ENGLISH, Set.of("leeds", "hangzhou"), null);
        return new ItemQuery(
                query.filters(),
                query.text(),
                query.least(),
                query.order(),
                query.titles(),
                query.facets(),
                limit,
                query.mostBytes(),
                after);
    }
}

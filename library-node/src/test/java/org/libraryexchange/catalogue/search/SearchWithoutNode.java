package org.libraryexchange.catalogue.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.search.Query;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.libraryexchange.base.text.AnyWord;
import org.libraryexchange.catalogue.question.QuestionReader;
import org.libraryexchange.catalogue.search.IndexFinder.IndexedKey;
import org.libraryexchange.catalogue.search.IndexSearch.Page;
import org.libraryexchange.catalogue.search.ItemFinder.ListItem;
import org.libraryexchange.exchange.log.PostgresExtension;

/**
 * The search of a node that knows a catalogue, without the node: it answers what {@code GET /api/v1/items?q=} answers.
 * Nothing else of the judged questions knows which engine searches.
 */
final class SearchWithoutNode implements AutoCloseable {

    private static final List<String> CITIES = List.of("leeds", "hangzhou");

    private static final int MOST_ANSWERS = 10;

    private static final String WRITE = """
            insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
            values (:id, :owner, :kind, 'published', 1, :sequence, :document, sha256(''),
                string_to_array(:languages, ','), timestamptz '2026-11-20 14:05:11Z')
            """;

    private final Handle session;
    private final SearchIndex index;
    private final QuestionReader questions;
    private final LocalDate today;
    private final GazetteerFiles gazetteers = new GazetteerFiles(new TestSearchConfig(
            Path.of("unused"),
            Optional.of(CITIES.stream()
                    .map(city -> "../" + city + "-node/gazetteer/" + city + ".csv")
                    .toList())));

    /** Writes the catalogue as the services of an owner and the applier of a partner's log do, and indexes it. */
    SearchWithoutNode(PostgresExtension postgres, Path folder, List<JudgedCatalogue.Item> catalogue, LocalDate today)
            throws IOException {
        this.today = today;
        questions = QuestionFilesTest.reader(
                QuestionFilesTest.holidays(),
                Clock.fixed(today.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC));
        for (String city : CITIES) {
            try (Handle session = postgres.sessions().open("catalogue", "set library.writes_as = '" + city + "'")) {
                PreparedBatch rows = session.prepareBatch(WRITE);
                catalogue.stream().filter(item -> item.owner().equals(city)).forEach(item -> add(item, rows));
                rows.execute();
            }
        }
        session = postgres.sessions().open("searches", "");
        index = SearchIndex.open(folder);
        index(postgres);
    }

    private static void add(JudgedCatalogue.Item item, PreparedBatch rows) {
        List<String> languages = new ArrayList<>();
        item.document().path("title").fieldNames().forEachRemaining(languages::add);
        rows.bind("id", UUID.nameUUIDFromBytes(item.name().getBytes(StandardCharsets.UTF_8)))
                .bind("owner", item.owner())
                .bind("kind", item.document().path("kind").asText())
                .bind("sequence", rows.size() + 1)
                .bind("document", item.document().toString())
                .bind("languages", String.join(",", languages))
                .add();
    }

    private void index(PostgresExtension postgres) {
        try (Indexer indexer = TestIndexer.of(index, postgres)) {
            indexer.step();
        }
    }

    /** The first ten items, best first, each by its first identifier. */
    List<String> answers(String question, String page) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        parameters.add("q", question);
        parameters.add("limit", Integer.toString(MOST_ANSWERS));
        Page words = read(query(parameters, page));
        Page meant = questions
                .read(parameters)
                .map(meaning -> read(query(meaning.narrowed(parameters), page)))
                .orElse(words);
        Page better =
                hasAllWords(meant) || (!hasAllWords(words) && !meant.found().isEmpty()) ? meant : words;
        return names(query(parameters, page), better.found());
    }

    private static boolean hasAllWords(Page page) {
        return page.found().stream().limit(1).anyMatch(first -> page.matched(first.key()) == Matched.ALL);
    }

    /** What BM25 finds first of all that has any of the words. */
    List<String> answersOfAnyWord(String question, String page) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        parameters.add("q", question);
        Query any = AnyWord.of(question);
        return names(
                query(parameters, page),
                searched(searcher -> new IndexFinder(searcher).find(any, Order.RELEVANCE, MOST_ANSWERS)));
    }

    private static ItemQuery query(MultivaluedMap<String, String> parameters, String page) {
        return ItemQuery.of(parameters, TitleOrder.of(page), Set.copyOf(CITIES), null);
    }

    private Page read(ItemQuery query) {
        return searched(searcher -> new IndexSearch(searcher, gazetteers.places(), today)
                .answer(query)
                .page());
    }

    private <T> T searched(SearchIndex.Reading<T, IOException> reading) {
        try {
            return index.read(reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> names(ItemQuery query, List<IndexedKey> found) {
        return new ItemFinder(session)
                .page(query, found).items().stream()
                        .map(SearchWithoutNode::name)
                        .toList();
    }

    private static String name(ListItem item) {
        try {
            var identifier = new ObjectMapper().readTree(item.document()).at("/identifiers/0");
            return identifier.path("scheme").asText() + "/"
                    + identifier.path("value").asText();
        } catch (IOException e) {
            throw new IllegalStateException(item.toString(), e);
        }
    }

    @Override
    public void close() throws IOException {
        session.close();
        index.close();
    }
}

package org.libraryexchange.catalogue.search;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.IntField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.text.Asked;
import org.libraryexchange.base.text.Gazetteer;
import org.libraryexchange.base.text.Question;
import org.libraryexchange.catalogue.search.IndexFinder.IndexedKey;

/**
 * A search in the index as it is at one moment.
 *
 * @param today what ends before it is over
 */
record IndexSearch(IndexSearcher searcher, Gazetteer places, LocalDate today) {

    /** How much more an item counts that is still to come. */
    private static final float COMING_WEIGHT = 1.5f;

    /** Fewer items of all words are followed by those of some. */
    private static final int FEW = 10;

    /** More than all words of a question can count together, and a score still has two digits behind the point. */
    private static final float ALL_WORDS = 1 << 14;

    /**
     * What the index says.
     *
     * @param text what the words of the query ask for; empty if it has none
     * @param counts of the items that have all words
     * @param headings almost like a query that finds nothing
     */
    record Answer(
            Optional<Query> text,
            Page page,
            Optional<Counts> counts,
            Map<String, List<String>> corrections,
            List<String> headings) {}

    /**
     * A page of the list.
     *
     * @param found one more than fit on it, if there are more
     * @param least how much of the words the items of the whole list have at least
     */
    record Page(List<IndexedKey> found, Matched least) {

        /** How much of the words the item with a key has. */
        Matched matched(String key) {
            return least == Matched.ALL || Float.parseFloat(key) >= ALL_WORDS ? Matched.ALL : Matched.SOME;
        }
    }

    Answer answer(ItemQuery query) throws IOException {
        Map<String, List<String>> corrections =
                query.text().isEmpty() ? Map.of() : corrections(query.text().get());
        Optional<Asked> asked = query.text().map(words -> asked(words, corrections));
        Optional<Query> all = asked.map(Asked::all);
        Query wanted = wanted(query, all);
        Page page = page(query, wanted, asked);
        return new Answer(
                all,
                page,
                query.facets().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Counts.of(searcher, wanted, query.facets(), query.titles())),
                corrections,
                page.found().isEmpty() && query.least() == Matched.SOME ? headings(query) : List.of());
    }

    /** All items of all words of a text among some, the best first. */
    List<IndexedKey> ofAllWords(String text, Query among) throws IOException {
        BooleanQuery.Builder wanted = new BooleanQuery.Builder()
                .add(asked(text, corrections(text)).all(), Occur.MUST)
                .add(among, Occur.FILTER);
        return new IndexFinder(searcher).find(wanted.build(), Order.RELEVANCE, Integer.MAX_VALUE);
    }

    private Page page(ItemQuery query, Query all, Optional<Asked> asked) throws IOException {
        IndexFinder finder = new IndexFinder(searcher);
        List<IndexedKey> found = finder.page(all, query);
        Optional<Query> some =
                query.least() == Matched.ALL || found.size() >= FEW ? Optional.empty() : asked.flatMap(Asked::some);
        if (some.isEmpty()) {
            return new Page(found, Matched.ALL);
        }
        boolean isWhole = query.after().isEmpty() && found.size() <= query.limit();
        List<IndexedKey> best = isWhole ? found : finder.find(all, query.order(), FEW);
        return best.size() < FEW
                ? new Page(finder.page(behind(best, wanted(query, some)), query), Matched.SOME)
                : new Page(found, Matched.ALL);
    }

    private static Query behind(List<IndexedKey> best, Query some) {
        List<BytesRef> keys = best.stream()
                .map(item -> new BytesRef(Fields.key(item.id(), item.owner())))
                .toList();
        Query first = new ConstantScoreQuery(new TermInSetQuery(Fields.KEY, keys));
        return new BooleanQuery.Builder()
                .add(some, Occur.MUST)
                .add(new BoostQuery(first, ALL_WORDS), Occur.SHOULD)
                .build();
    }

    /** Subjects and places that are written almost as the query, as far as its filters leave items of them. */
    private List<String> headings(ItemQuery query) throws IOException {
        String text = query.text().orElseThrow();
        List<String> near = new ArrayList<>(places.near(text));
        near.addAll(new Corrections(searcher.getIndexReader()).headings(text));
        List<String> found = new ArrayList<>();
        for (String heading : near) {
            Query items = wanted(query, new Question(places, Map.of()).query(heading));
            if (!new IndexFinder(searcher).find(items, Order.NEWEST, 1).isEmpty()) {
                found.add(heading);
            }
        }
        return found;
    }

    private Map<String, List<String>> corrections(String text) throws IOException {
        List<String> words = new Question(places, Map.of()).spelledWords(text);
        return new Corrections(searcher.getIndexReader()).of(words);
    }

    private Asked asked(String words, Map<String, List<String>> corrections) {
        return new Question(places, corrections)
                .asked(words)
                .orElseThrow(() -> ProblemException.parameter("q", "has no word to search for"));
    }

    private Query wanted(ItemQuery query, Optional<Query> text) {
        boolean ranked = query.order() == Order.RELEVANCE;
        BooleanQuery.Builder wanted = new BooleanQuery.Builder();
        query.filters().addTo(wanted, places);
        text.ifPresent(words -> wanted.add(words, ranked ? Occur.MUST : Occur.FILTER));
        if (ranked) {
            wanted.add(new BoostQuery(new ConstantScoreQuery(coming()), COMING_WEIGHT), Occur.SHOULD);
        }
        return wanted.build();
    }

    private Query coming() {
        return IntField.newRangeQuery(Fields.LAST_DAY, (int) today.toEpochDay(), Integer.MAX_VALUE);
    }
}

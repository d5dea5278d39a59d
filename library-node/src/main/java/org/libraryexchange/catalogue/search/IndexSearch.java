package org.libraryexchange.catalogue.search;

import java.io.IOException;
import java.time.LocalDate;
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
import org.libraryexchange.base.http.ProblemException;
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

    /**
     * What the index says.
     *
     * @param text what the words of the query ask for; empty if it has none
     * @param found one more than fit on the page, if there are more
     */
    record Answer(
            Optional<Query> text,
            List<IndexedKey> found,
            Optional<Counts> counts,
            Map<String, List<String>> corrections) {}

    Answer answer(ItemQuery query) throws IOException {
        Map<String, List<String>> corrections =
                query.text().isEmpty() ? Map.of() : corrections(query.text().get());
        Optional<Query> text = query.text().map(words -> text(words, corrections));
        Query wanted = wanted(query, text);
        return new Answer(
                text,
                new IndexFinder(searcher).page(wanted, query),
                query.facets().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Counts.of(searcher, wanted, query.facets(), query.titles())),
                corrections);
    }

    private Map<String, List<String>> corrections(String text) throws IOException {
        List<String> words = new Question(places, Map.of()).spelledWords(text);
        return new Corrections(searcher.getIndexReader()).of(words);
    }

    private Query text(String words, Map<String, List<String>> corrections) {
        return new Question(places, corrections)
                .query(words)
                .orElseThrow(() -> ProblemException.parameter("q", "has no word to search for"));
    }

    private Query wanted(ItemQuery query, Optional<Query> text) {
        boolean ranked = query.order() == Order.RELEVANCE;
        BooleanQuery.Builder wanted = new BooleanQuery.Builder();
        query.filters().addTo(wanted);
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

package org.libraryexchange.catalogue.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.text.Question;
import org.libraryexchange.catalogue.search.IndexFinder.IndexedKey;
import org.libraryexchange.catalogue.search.ItemFinder.ListItem;

/** Finds items that may be about the same as some texts. */
@ApplicationScoped
public class SimilarItems {

    private final Jdbi database;
    private final CurrentIndex index;

    SimilarItems(Jdbi database, CurrentIndex index) {
        this.database = database;
        this.index = index;
    }

    /**
     * Returns published items of a city, the likeliest first, as they are stored; none while the search index is being made.
     *
     * @param texts an item has all words of one of them, in whatever script
     */
    public List<byte[]> of(List<String> texts, String owner, int most) {
        Question question = new Question(index.places(), Map.of());
        List<Query> wanted = texts.stream()
                .map(SimilarItems::plain)
                .flatMap(text -> question.query(text).stream())
                .toList();
        if (wanted.isEmpty() || index.position().isEmpty()) {
            return List.of();
        }
        ItemQuery query = query(owner, most);
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        query.filters().addTo(all, index.places());
        all.add(new DisjunctionMaxQuery(wanted, 0), Occur.MUST);
        List<IndexedKey> found =
                index.read(searcher -> new IndexFinder(searcher).find(all.build(), query.order(), most));
        return database.withHandle(handle -> new ItemFinder(handle).page(query, found)).items().stream()
                .map(ListItem::document)
                .toList();
    }

    private static ItemQuery query(String owner, int most) {
        MultivaluedHashMap<String, String> filters = new MultivaluedHashMap<>();
        filters.add("owner", owner);
        return new ItemQuery(
                Filters.of(Parameters.of(filters, Filters.PARAMETERS), Set.of(owner)),
                Optional.empty(),
                Matched.ALL,
                Order.RELEVANCE,
                TitleOrder.ENGLISH,
                List.of(),
                most,
                ItemLists.MOST_READ,
                Optional.empty());
    }

    /** Without the signs that mean something in a search. */
    private static String plain(String text) {
        return text.replaceAll("[\"“”]|(?<=^|\\s)-", " ");
    }
}

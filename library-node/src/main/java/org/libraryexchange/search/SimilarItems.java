package org.libraryexchange.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.text.Question;
import org.libraryexchange.text.Wanted;

/** Finds items that may be about the same as some texts. */
@ApplicationScoped
public class SimilarItems {

    private final Session database;
    private final GazetteerFiles gazetteers;

    SimilarItems(Session database, GazetteerFiles gazetteers) {
        this.database = database;
        this.gazetteers = gazetteers;
    }

    /**
     * Returns published items of a city, the likeliest first, as they are stored.
     *
     * @param texts an item has all words of one of them, in whatever script
     */
    @Transactional
    public List<String> of(List<String> texts, String owner, int most) {
        Question question = new Question(gazetteers.places(), Map.of());
        List<Wanted> wanted = texts.stream()
                .map(SimilarItems::plain)
                .flatMap(text -> question.wanted(text).stream())
                .toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        MultivaluedHashMap<String, String> filters = new MultivaluedHashMap<>();
        filters.add("owner", owner);
        ItemQuery query = new ItemQuery(
                Filters.of(Parameters.of(filters, Filters.PARAMETERS), Set.of(owner)),
                Optional.empty(),
                Order.RELEVANCE,
                TitleOrder.ENGLISH,
                List.of(),
                most,
                Optional.empty());
        return database
                .doReturningWork(
                        connection -> new ItemFinder(connection).page(query, Optional.of(new Wanted.Any(wanted))))
                .items()
                .stream()
                .map(Found::document)
                .toList();
    }

    /** Without the signs that mean something in a search. */
    private static String plain(String text) {
        return text.replaceAll("[\"“”]|(?<=^|\\s)-", " ");
    }
}

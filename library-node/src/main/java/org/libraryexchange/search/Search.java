package org.libraryexchange.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.Session;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.text.Question;
import org.libraryexchange.text.Snippets;
import org.libraryexchange.text.Wanted;

/** Answers queries over both catalogues. */
@ApplicationScoped
class Search {

    private final Session database;
    private final GazetteerFiles gazetteers;

    Search(Session database, GazetteerFiles gazetteers) {
        this.database = database;
        this.gazetteers = gazetteers;
    }

    @Transactional
    SearchResult result(ItemQuery query) {
        return database.doReturningWork(connection -> result(query, connection));
    }

    private SearchResult result(ItemQuery query, Connection connection) throws SQLException {
        Map<String, List<String>> corrections =
                query.text().isEmpty() ? Map.of() : corrections(query.text().orElseThrow(), connection);
        Optional<Wanted> wanted = query.text().map(text -> wanted(text, corrections));
        ItemPage page = new ItemFinder(connection).page(query, wanted);
        Optional<Counts> counts =
                query.facets().isEmpty() ? Optional.empty() : Optional.of(Counts.of(query, wanted, connection));
        return new SearchResult(
                page,
                wanted.map(Snippets::new).map(snippets -> hits(page, snippets)),
                counts,
                query.plain() ? OptionalLong.empty() : OptionalLong.of(behind(connection)),
                corrections);
    }

    /** As places of the logs, which may be more than there are items: one that changed twice is there once. */
    private static long behind(Connection connection) throws SQLException {
        return new SearchIndex(connection)
                .reached().values().stream()
                        .mapToLong(SearchIndex.Reached::behind)
                        .sum();
    }

    private Map<String, List<String>> corrections(String text, Connection connection) throws SQLException {
        List<String> words = new Question(gazetteers.places(), Map.of()).spelledWords(text);
        return new Corrections(connection).of(words);
    }

    private Wanted wanted(String text, Map<String, List<String>> corrections) {
        return new Question(gazetteers.places(), corrections)
                .wanted(text)
                .orElseThrow(() -> ProblemException.parameter("q", "has no word to search for"));
    }

    private static List<Hit> hits(ItemPage page, Snippets snippets) {
        return page.items().stream().map(item -> Hit.of(item, snippets)).toList();
    }
}

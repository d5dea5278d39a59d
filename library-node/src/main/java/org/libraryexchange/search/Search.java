package org.libraryexchange.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.libraryexchange.problem.ProblemException;
import org.libraryexchange.text.Gazetteer;
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
        Optional<Wanted> wanted = query.text().isEmpty() ? Optional.empty() : Optional.of(wanted(query, connection));
        ItemPage page = new ItemFinder(connection).page(query, wanted);
        Optional<Counts> counts =
                query.facets().isEmpty() ? Optional.empty() : Optional.of(Counts.of(query, wanted, connection));
        return new SearchResult(page, wanted.map(Snippets::new).map(snippets -> hits(page, snippets)), counts);
    }

    private Wanted wanted(ItemQuery query, Connection connection) throws SQLException {
        String text = query.text().orElseThrow();
        Gazetteer gazetteer = gazetteers.places();
        List<String> words = new Question(gazetteer, Map.of()).spelledWords(text);
        Map<String, List<String>> corrections = new Corrections(connection).of(words);
        return new Question(gazetteer, corrections)
                .wanted(text)
                .orElseThrow(() -> ProblemException.parameter("q", "holds no word that can be looked for"));
    }

    private static List<Hit> hits(ItemPage page, Snippets snippets) {
        return page.items().stream().map(item -> Hit.of(item, snippets)).toList();
    }
}

package org.libraryexchange.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.Session;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.search.IndexSearch.Answer;
import org.libraryexchange.text.Snippets;

/** Answers queries over both catalogues. */
@ApplicationScoped
class Search {

    private final Session database;
    private final CurrentIndex index;
    private final Searching searching;
    private final GazetteerFiles gazetteers;
    private final NodeConfig node;
    private final Clock clock;

    Search(
            Session database,
            CurrentIndex index,
            Searching searching,
            GazetteerFiles gazetteers,
            NodeConfig node,
            Clock clock) {
        this.database = database;
        this.index = index;
        this.searching = searching;
        this.gazetteers = gazetteers;
        this.node = node;
        this.clock = clock;
    }

    @Transactional
    SearchResult result(ItemQuery query) {
        if (query.plain()) {
            return database.doReturningWork(connection -> new SearchResult(
                    new ItemFinder(connection).page(query),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    Map.of()));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), node.timeZone());
        Answer answer = index.read(searcher -> new IndexSearch(searcher, gazetteers.places(), today).answer(query));
        return database.doReturningWork(connection -> result(query, answer, connection));
    }

    private SearchResult result(ItemQuery query, Answer answer, Connection connection) throws SQLException {
        ItemPage page = new ItemFinder(connection).page(query, answer.found());
        return new SearchResult(
                page,
                answer.text().map(text -> hits(page, new Snippets(text), query)),
                answer.counts(),
                OptionalLong.of(searching.behind(connection)),
                answer.corrections());
    }

    private static List<Hit> hits(ItemPage page, Snippets snippets, ItemQuery query) {
        return page.items().stream()
                .map(item -> Hit.of(item, snippets, query.reader()))
                .toList();
    }
}

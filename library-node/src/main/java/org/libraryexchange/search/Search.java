package org.libraryexchange.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.search.IndexSearch.Answer;
import org.libraryexchange.text.Snippets;

/** Answers queries over both catalogues. */
@ApplicationScoped
class Search {

    private final Jdbi database;
    private final CurrentIndex index;
    private final Searching searching;
    private final GazetteerFiles gazetteers;
    private final NodeConfig node;
    private final Clock clock;

    Search(
            Jdbi database,
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
            return database.withHandle(handle -> new SearchResult(
                    new ItemFinder(handle).page(query),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    Map.of()));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), node.timeZone());
        Answer answer = index.read(searcher -> new IndexSearch(searcher, gazetteers.places(), today).answer(query));
        return database.withHandle(handle -> result(query, answer, handle));
    }

    private SearchResult result(ItemQuery query, Answer answer, Handle handle) {
        ItemPage page = new ItemFinder(handle).page(query, answer.found());
        return new SearchResult(
                page,
                answer.text().map(text -> hits(page, new Snippets(text), query)),
                answer.counts(),
                OptionalLong.of(searching.behind(handle)),
                answer.corrections());
    }

    private static List<Hit> hits(ItemPage page, Snippets snippets, ItemQuery query) {
        return page.items().stream()
                .map(item -> Hit.of(item, snippets, query.reader()))
                .toList();
    }
}

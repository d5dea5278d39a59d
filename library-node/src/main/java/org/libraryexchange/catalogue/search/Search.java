package org.libraryexchange.catalogue.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.text.Snippets;
import org.libraryexchange.catalogue.question.Understood;
import org.libraryexchange.catalogue.search.IndexFinder.IndexedKey;
import org.libraryexchange.catalogue.search.IndexSearch.Answer;
import org.libraryexchange.catalogue.search.ItemFinder.ItemsOfPage;
import org.libraryexchange.catalogue.search.ItemFinder.ListItem;

/** Answers queries over both catalogues. */
@ApplicationScoped
class Search {

    private final Jdbi database;
    private final CurrentIndex index;
    private final NodeConfig node;
    private final Clock clock;

    Search(Jdbi database, CurrentIndex index, NodeConfig node, Clock clock) {
        this.database = database;
        this.index = index;
        this.node = node;
        this.clock = clock;
    }

    /** How much of the catalogue a list shows at least; empty while the index is being made. */
    Optional<IndexPosition> position() {
        return index.position();
    }

    /** How the index stands to the catalogue. */
    IndexState state() {
        return database.withHandle(index::state);
    }

    /**
     * Needs no transaction, since each page is one statement, or comes from the index as it is at one moment.
     *
     * @param understood what the query was made of
     * @param cursor writes the cursor of the page behind a place
     */
    ItemListing list(ItemQuery query, Optional<Understood> understood, Function<ListPlace, String> cursor) {
        if (query.plain()) {
            ItemsOfPage page = database.withHandle(handle -> new ItemFinder(handle).page(query));
            return ItemListing.plain(documents(page), page.next().map(cursor));
        }
        IndexState state = state();
        Found found = found(List.of(query), state);
        Answer answer = found.answers().get(0);
        ItemsOfPage page = found.pages().get(0);
        return new ItemListing(
                documents(page),
                page.next().map(cursor),
                hits(page, answer, query.reader()),
                answer.counts(),
                Optional.of(state.behind()),
                answer.corrections(),
                answer.headings(),
                understood);
    }

    /**
     * The documents of several lists that the index finds at one moment.
     *
     * @param queries of the same statuses and the same length
     * @param state asked for before
     */
    List<List<byte[]>> together(List<ItemQuery> queries, IndexState state) {
        return queries.isEmpty()
                ? List.of()
                : found(queries, state).pages().stream().map(Search::documents).toList();
    }

    /** @param pages empty where the catalogue has to be asked for them */
    private record Found(List<Answer> answers, List<ItemsOfPage> pages) {}

    private Found found(List<ItemQuery> queries, IndexState state) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), node.timeZone());
        Found found = index.read(searcher -> {
            IndexSearch search = new IndexSearch(searcher, index.places(), today);
            IndexedDocuments documents = new IndexedDocuments(searcher.storedFields());
            List<Answer> answers = new ArrayList<>();
            List<ItemsOfPage> pages = new ArrayList<>();
            for (ItemQuery query : queries) {
                Answer answer = search.answer(query);
                answers.add(answer);
                if (state.isWhole()) {
                    pages.add(documents.page(query, answer.page().found()));
                }
            }
            return new Found(answers, pages);
        });
        return state.isWhole() ? found : new Found(found.answers(), catalogued(queries, found.answers()));
    }

    private List<ItemsOfPage> catalogued(List<ItemQuery> queries, List<Answer> answers) {
        List<List<IndexedKey>> found =
                answers.stream().map(answer -> answer.page().found()).toList();
        return database.withHandle(handle -> new ItemFinder(handle).pages(queries, found));
    }

    private static List<byte[]> documents(ItemsOfPage page) {
        return page.items().stream().map(ListItem::document).toList();
    }

    private static Optional<List<Hit>> hits(ItemsOfPage page, Answer answer, TitleOrder reader) {
        return answer.text()
                .map(Snippets::new)
                .map(snippets -> page.items().stream()
                        .map(item -> Hit.of(item, answer.page().matched(item.key()), snippets, reader))
                        .toList());
    }
}

package org.libraryexchange.catalogue.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.text.Snippets;
import org.libraryexchange.catalogue.question.Understood;
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

    /** How many changes an answer lacks that the index has given at a position. */
    long behind(IndexPosition position) {
        return database.withHandle(handle -> index.catalogue(handle).behind(position));
    }

    /**
     * Needs no transaction, since each page is one statement.
     *
     * @param understood what the query was made of
     * @param cursor writes the cursor of the page behind a place
     */
    ItemListing list(ItemQuery query, Optional<Understood> understood, Function<ListPlace, String> cursor) {
        if (query.plain()) {
            ItemsOfPage page = database.withHandle(handle -> new ItemFinder(handle).page(query));
            return ItemListing.plain(documents(page), page.next().map(cursor));
        }
        // Asked for first, so that it is never ahead of the answer.
        Optional<IndexPosition> position = index.position();
        LocalDate today = LocalDate.ofInstant(clock.instant(), node.timeZone());
        Answer answer = index.read(searcher -> new IndexSearch(searcher, index.places(), today).answer(query));
        ItemsOfPage page = database.withHandle(
                handle -> new ItemFinder(handle).page(query, answer.page().found()));
        return new ItemListing(
                documents(page),
                page.next().map(cursor),
                hits(page, answer, query.reader()),
                answer.counts(),
                position,
                answer.corrections(),
                answer.headings(),
                understood);
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

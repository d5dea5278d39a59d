package org.libraryexchange.letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.result.ResultIterator;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.search.Cursors;
import org.libraryexchange.search.ListPlace;

/** Lists letters, the latest change first. The rows are read one after another, so that no list fills the memory. */
@ApplicationScoped
class LetterLists {

    private static final int ROWS_A_FETCH = 50;

    private final Jdbi database;
    private final Cursors cursors;
    private final String city;

    LetterLists(Jdbi database, Cursors cursors, NodeConfig node) {
        this.database = database;
        this.cursors = cursors;
        this.city = node.city();
    }

    @Transactional
    LetterPage page(LetterQuery query) {
        Optional<ListPlace> after = query.cursor().map(cursor -> cursors.read(cursor, filters(query)));
        return page(query.box(), query.thread(), after, query::wants, query.limit());
    }

    @Transactional
    LetterPage page(LetterSearch search) {
        Optional<ListPlace> after =
                Optional.ofNullable(search.cursor()).map(cursor -> cursors.read(cursor, search.filters()));
        return page(Box.ALL, Optional.empty(), after, search::finds, search.limit());
    }

    /** The cursor of the next page; empty on the last. */
    Optional<String> next(LetterQuery query, LetterPage page) {
        return next(page, filters(query));
    }

    /** The same for a search. */
    Optional<String> next(LetterSearch search, LetterPage page) {
        return next(page, search.filters());
    }

    private Optional<String> next(LetterPage page, String filters) {
        return page.last()
                .map(last -> cursors.write(new ListPlace(last.updated().toString(), last.id()), filters));
    }

    private static String filters(LetterQuery query) {
        return "letters " + query.filters();
    }

    private LetterPage page(
            Box box, Optional<UUID> thread, Optional<ListPlace> after, Predicate<HeldLetter> wanted, int most) {
        return database.withHandle(handle -> {
            try (ResultIterator<HeldLetter> letters = handle.createQuery(
                            HeldLetter.SELECT + " where post.kind = 'letter' and " + box.condition() + """
                             and (cast(:thread as uuid) is null or post.thread = :thread)
                            and (cast(:updated as timestamptz) is null or (post.updated, post.id) < (:updated, :id))
                            order by post.updated desc, post.id desc limit :most
                            """)
                    .bind("city", city)
                    .bind("thread", thread)
                    .bind("updated", after.map(place -> Instant.parse(place.key())))
                    .bind("id", after.map(ListPlace::id))
                    .bind("most", LetterPage.MOST_LOOKED_AT + 1)
                    .setFetchSize(ROWS_A_FETCH)
                    .map(ConstructorMapper.of(HeldLetter.class))
                    .iterator()) {
                return LetterPage.of(letters, wanted, most);
            }
        });
    }
}

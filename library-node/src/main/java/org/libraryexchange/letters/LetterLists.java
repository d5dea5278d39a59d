package org.libraryexchange.letters;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.result.ResultIterator;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.catalogue.search.Cursors;
import org.libraryexchange.catalogue.search.ListPlace;

/** Lists letters, the latest change first. The rows are read one after another, so that no list fills the memory. */
@Singleton
record LetterLists(LogDatabase database, Cursors cursors, NodeConfig node) {

    private static final int ROWS_A_FETCH = 50;

    LetterPage page(LetterQuery query) {
        return page(query, "letters " + query.filters(), query::wants);
    }

    LetterPage page(LetterSearch search) {
        return page(search.query(), search.filters(), search::finds);
    }

    private LetterPage page(LetterQuery query, String filters, Predicate<HeldLetter> wanted) {
        Optional<ListPlace> after = query.cursor().map(cursor -> cursors.read(cursor, filters));
        return database.withHandle(handle -> {
            try (ResultIterator<HeldLetter> letters = handle.createQuery(HeldLetter.SELECT
                            + " where post.kind = 'letter' and " + query.box().condition() + """
                             and (cast(:thread as uuid) is null or post.thread = :thread)
                            and (cast(:updated as timestamptz) is null or (post.updated, post.id) < (:updated, :id))
                            order by post.updated desc, post.id desc limit :most
                            """)
                    .bind("city", node.city())
                    .bind("thread", query.thread())
                    .bind("updated", after.map(place -> Instant.parse(place.key())))
                    .bind("id", after.map(ListPlace::id))
                    .bind("most", LetterPage.MOST_LOOKED_AT + 1)
                    .setFetchSize(ROWS_A_FETCH)
                    .map(ConstructorMapper.of(HeldLetter.class))
                    .iterator()) {
                return LetterPage.of(
                        letters,
                        wanted,
                        query.limit(),
                        last -> cursors.write(new ListPlace(last.updated().toString(), last.id()), filters));
            }
        });
    }
}

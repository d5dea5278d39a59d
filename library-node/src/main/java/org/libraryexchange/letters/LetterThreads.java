package org.libraryexchange.letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.result.ResultIterator;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.search.Cursors;
import org.libraryexchange.search.ListPlace;

/** Reads threads in their order, which is the same in both cities. */
@ApplicationScoped
class LetterThreads {

    private static final int ROWS_A_FETCH = 50;

    /** Names of cities are compared by their bytes, as other nodes compare them, whatever the database's language. */
    private static final String PAGE = HeldLetter.SELECT + """
             where post.thread = :thread and post.partner = :partner and post.kind = 'letter' and post.turn is not null
                and (cast(:turn as bigint) is null
                    or (post.turn, post.owner collate "C", post.id) > (:turn, :owner collate "C", :id))
            order by post.turn, post.owner collate "C", post.id limit :most
            """;

    private final Jdbi database;
    private final Cursors cursors;
    private final String city;

    LetterThreads(Jdbi database, Cursors cursors, NodeConfig node) {
        this.database = database;
        this.cursors = cursors;
        this.city = node.city();
    }

    /** A page of a thread; empty if there is no such thread. */
    @Transactional
    Optional<LetterThread> read(UUID id, int limit, Optional<String> cursor) {
        return database.withHandle(handle -> partner(handle, id).map(partner -> {
            String filters = "thread " + id;
            LetterPage page = page(handle, id, partner, limit, cursor.map(it -> cursors.read(it, filters)));
            Optional<String> next = page.last()
                    .map(last -> cursors.write(new ListPlace(last.turn() + " " + last.owner(), last.id()), filters));
            return new LetterThread(id, partner, page, next);
        }));
    }

    /** Another partner may use the id of a thread that is not its own. Its letters are no part of that thread. */
    private static Optional<String> partner(Handle handle, UUID thread) {
        return handle.select("""
                        select partner from letters.post
                        where thread = ? and kind = 'letter' and turn is not null
                        group by partner order by bool_or(owner <> partner) desc, min(stored) limit 1
                        """, thread).mapTo(String.class).findOne();
    }

    private LetterPage page(Handle handle, UUID thread, String partner, int limit, Optional<ListPlace> after) {
        Optional<String[]> place = after.map(it -> it.key().split(" ", 2));
        try (ResultIterator<HeldLetter> letters = handle.createQuery(PAGE)
                .bind("city", city)
                .bind("thread", thread)
                .bind("partner", partner)
                .bind("turn", place.map(it -> Long.valueOf(it[0])))
                .bind("owner", place.map(it -> it[1]))
                .bind("id", after.map(ListPlace::id))
                .bind("most", limit + 1)
                .setFetchSize(ROWS_A_FETCH)
                .map(ConstructorMapper.of(HeldLetter.class))
                .iterator()) {
            return LetterPage.of(letters, letter -> true, limit);
        }
    }
}

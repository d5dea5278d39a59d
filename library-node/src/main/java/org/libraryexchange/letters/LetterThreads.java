package org.libraryexchange.letters;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.result.ResultIterator;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.catalogue.search.Cursors;
import org.libraryexchange.catalogue.search.ListPlace;

/** Reads threads in their order, which is the same in both cities. */
@Singleton
record LetterThreads(LogDatabase database, Cursors cursors, NodeConfig node) {

    private static final int ROWS_A_FETCH = 50;

    /** Names of cities are compared by their bytes, as other nodes compare them, whatever the database's language. */
    private static final String PAGE = HeldLetter.SELECT + """
             where post.thread = :thread and post.partner = :partner and post.kind = 'letter' and post.turn is not null
                and (cast(:turn as bigint) is null
                    or (post.turn, post.owner collate "C", post.id) > (:turn, :owner collate "C", :id))
            order by post.turn, post.owner collate "C", post.id limit :most
            """;

    /** A page of a thread; empty if there is no such thread. */
    Optional<LetterThread> read(UUID id, int limit, Optional<String> cursor) {
        return database.withHandle(handle -> partner(handle, id).map(partner -> {
            String filters = "thread " + id;
            Optional<ListPlace> after = cursor.map(it -> cursors.read(it, filters));
            return new LetterThread(id, partner, page(handle, id, partner, limit, after));
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
                .bind("city", node.city())
                .bind("thread", thread)
                .bind("partner", partner)
                .bind("turn", place.map(it -> Long.valueOf(it[0])))
                .bind("owner", place.map(it -> it[1]))
                .bind("id", after.map(ListPlace::id))
                .bind("most", limit + 1)
                .setFetchSize(ROWS_A_FETCH)
                .map(ConstructorMapper.of(HeldLetter.class))
                .iterator()) {
            return LetterPage.of(
                    letters,
                    letter -> true,
                    limit,
                    last -> cursors.write(
                            new ListPlace(last.turn() + " " + last.owner(), last.id()), "thread " + thread));
        }
    }

    /**
     * Some letters of a thread, in its order.
     *
     * @param partner the other city of the pair to which the thread belongs
     */
    record LetterThread(UUID id, String partner, LetterPage page) {

        private static final String ADDRESS = "/api/v1/threads/";

        String address() {
            return ADDRESS + id;
        }

        /** The address of the next page; null on the last. */
        String next(int limit) {
            return page.next()
                    .map(it -> address() + "?limit=" + limit + "&cursor=" + it)
                    .orElse(null);
        }
    }
}

package org.libraryexchange.letters;

import static org.libraryexchange.base.database.Statements.on;

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
public record LetterThreads(LogDatabase database, Cursors cursors, NodeConfig node) {

    /** As many letters as a page of a thread has at most. */
    public static final int MOST = LetterQuery.LARGEST_LIMIT;

    /** More pages than a thread can have. It stops a search that would not end. */
    private static final int MOST_PAGES = 1_000;

    private static final int ROWS_A_FETCH = 50;

    /** Names of cities are compared by their bytes, as other nodes compare them, whatever the database's language. */
    private static final String PAGE = LetterRecord.SELECT + """
             where post.thread = :thread and post.partner = :partner and post.kind = 'letter' and post.turn is not null
                and (cast(:turn as bigint) is null
                    or (post.turn, post.owner collate "C", post.id) > (:turn, :owner collate "C", :id))
            order by post.turn, post.owner collate "C", post.id limit :most
            """;

    /** A page of a thread; empty if there is no such thread. */
    public Optional<LetterThread> read(UUID id, int limit, Optional<String> cursor) {
        return database.withHandle(handle -> partner(handle, id).map(partner -> {
            String filters = "thread " + id;
            Optional<ListPlace> after = cursor.map(it -> cursors.read(it, filters));
            return new LetterThread(id, partner, page(handle, id, partner, limit, after));
        }));
    }

    /** The cursor of the page of a thread on which a letter stands; empty for the first page. */
    public Optional<String> pageOf(UUID letter, UUID thread) {
        Optional<String> cursor = Optional.empty();
        for (int i = 0; i < MOST_PAGES; i++) {
            Optional<LetterPage> page = read(thread, MOST, cursor).map(LetterThread::page);
            if (page.isEmpty()
                    || page.get().letters().stream().anyMatch(it -> it.id().equals(letter))) {
                return cursor;
            }
            if (page.get().next().isEmpty()) {
                return Optional.empty();
            }
            cursor = page.get().next();
        }
        return Optional.empty();
    }

    /** Another partner may use the id of a thread that is not its own. Its letters are no part of that thread. */
    private static Optional<String> partner(Handle handle, UUID thread) {
        return on(handle).first(String.class, """
                        select partner from letters.post
                        where thread = ? and kind = 'letter' and turn is not null
                        group by partner order by bool_or(owner <> partner) desc, min(stored) limit 1
                        """, thread);
    }

    private LetterPage page(Handle handle, UUID thread, String partner, int limit, Optional<ListPlace> after) {
        Optional<String[]> place = after.map(it -> it.key().split(" ", 2));
        try (ResultIterator<LetterRecord> letters = handle.createQuery(PAGE)
                .bind("city", node.city())
                .bind("thread", thread)
                .bind("partner", partner)
                .bind("turn", place.map(it -> Long.valueOf(it[0])))
                .bind("owner", place.map(it -> it[1]))
                .bind("id", after.map(ListPlace::id))
                .bind("most", limit + 1)
                .setFetchSize(ROWS_A_FETCH)
                .map(ConstructorMapper.of(LetterRecord.class))
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
    public record LetterThread(UUID id, String partner, LetterPage page) {

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

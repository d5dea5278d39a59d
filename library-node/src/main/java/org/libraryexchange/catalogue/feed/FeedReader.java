package org.libraryexchange.catalogue.feed;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.result.ResultIterator;
import org.libraryexchange.catalogue.feed.FeedPage.FeedEntry;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.record.CityLog;

/**
 * Reads changes of items or letters in the order of their owner's log. It reads the end of the log first. Items that move beyond that end
 * before the rows are read belong to a later page. As sequences are in the order of commits, no change is ever skipped.
 */
record FeedReader(LogTables logs, LogEnds ends) {

    private static final int ROWS_A_FETCH = 20;

    /**
     * What a page takes until it is sent is several times that. A stream's page is much smaller, because the pages of all
     * streams must fit into memory together.
     */
    private static final int BYTES_OF_A_PAGE = 1024 * 1024;

    private static final int BYTES_OF_A_STREAM = 64 * 1024;

    private static final String CHANGES = """
            select sequence, case when :letters then kind end as kind, status as type, document from item
            where owner = :owner and sequence > :after and sequence <= :end order by sequence limit :limit
            """;

    /** The log that a query asks for. */
    CityLog log(FeedQuery query) {
        return logs.of(query.owner());
    }

    FeedPage page(FeedQuery query) {
        return page(query, BYTES_OF_A_PAGE);
    }

    /** Reads a smaller page for a stream, because each stream holds a page in memory. */
    FeedPage streamed(FeedQuery query) {
        return page(query, BYTES_OF_A_STREAM);
    }

    /** How far this node knows a city's log. */
    long end(String owner) {
        return logs.withHandle(handle -> ends.of(owner, handle));
    }

    private FeedPage page(FeedQuery query, int mostBytes) {
        return logs.withHandle(handle -> {
            FeedPage.Assembly page = new FeedPage.Assembly(query, ends.of(query.owner(), handle), mostBytes);
            if (!page.isAtEnd()) {
                read(handle, page);
            }
            return page.done();
        });
    }

    private static void read(Handle handle, FeedPage.Assembly page) {
        try (ResultIterator<FeedEntry> changes = handle.createQuery(CHANGES)
                .bind("letters", page.query().partner().isPresent())
                .bind("owner", page.query().owner())
                .bind("after", page.query().after())
                .bind("end", page.end())
                .bind("limit", page.query().limit())
                .setFetchSize(ROWS_A_FETCH)
                .map(ConstructorMapper.of(FeedEntry.class))
                .iterator()) {
            while (!page.isFull() && changes.hasNext()) {
                page.add(changes.next());
            }
        }
    }
}

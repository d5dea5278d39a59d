package org.libraryexchange.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.hibernate.Session;

/**
 * Reads changes in the order of their owner's log. How far the log goes is read first: whatever moves behind that place
 * before the rows are read is left for a later page, and the order of numbers is the order of commits, so no place is
 * passed whose change is not in a page.
 */
@ApplicationScoped
class FeedReader {

    private static final int ROWS_A_FETCH = 20;

    /** Some four million characters, or so much less that all streams together fit into memory. */
    private static final int CHARACTERS_OF_A_PAGE = 4 * 1024 * 1024;

    private static final int CHARACTERS_OF_A_STREAM = 256 * 1024;

    private static final String CHANGES = """
            select sequence, status, document from item
            where owner = ? and sequence > ? and sequence <= ? order by sequence limit ?
            """;

    private final Session database;
    private final LogEnds ends;

    FeedReader(Session database, LogEnds ends) {
        this.database = database;
        this.ends = ends;
    }

    @Transactional
    FeedPage page(FeedQuery query) {
        return database.doReturningWork(connection -> page(connection, query, CHARACTERS_OF_A_PAGE));
    }

    /** A smaller page, as many of which are held at a time as there are streams. */
    @Transactional
    FeedPage streamed(FeedQuery query) {
        return database.doReturningWork(connection -> page(connection, query, CHARACTERS_OF_A_STREAM));
    }

    /** How far the log of a city is known here. */
    @Transactional
    long end(String owner) {
        return database.doReturningWork(connection -> ends.of(owner, connection));
    }

    private FeedPage page(Connection connection, FeedQuery query, int mostCharacters) throws SQLException {
        FeedPage.Assembly page = new FeedPage.Assembly(query, ends.of(query.owner(), connection), mostCharacters);
        if (!page.isAtEnd()) {
            read(connection, page);
        }
        return page.done();
    }

    private static void read(Connection connection, FeedPage.Assembly page) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CHANGES)) {
            statement.setString(1, page.query().owner());
            statement.setLong(2, page.query().after());
            statement.setLong(3, page.end());
            statement.setInt(4, page.query().limit());
            statement.setFetchSize(ROWS_A_FETCH);
            try (ResultSet row = statement.executeQuery()) {
                while (!page.isFull() && row.next()) {
                    page.add(new FeedEntry(row.getLong(1), row.getString(2), row.getString(3)));
                }
            }
        }
    }
}

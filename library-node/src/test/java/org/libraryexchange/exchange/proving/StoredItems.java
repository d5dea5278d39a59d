package org.libraryexchange.exchange.proving;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.UUID;
import org.libraryexchange.exchange.log.PostgresExtension;
import org.libraryexchange.json.Sha256;

/** The table of items, written by a session of one city. */
final class StoredItems implements AutoCloseable {

    /**
     * A row.
     *
     * @param sequence null for a draft
     */
    record Stored(
            UUID id,
            String owner,
            Long sequence,
            long version,
            String kind,
            String status,
            String document,
            byte[] written) {

        static Stored published(UUID id, String owner, long sequence, String document) {
            return new Stored(
                    id,
                    owner,
                    sequence,
                    1,
                    "festival",
                    "published",
                    document,
                    Sha256.of(document.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private final Connection session;

    StoredItems(PostgresExtension database, String owner) throws SQLException {
        session = database.sessions()
                .open("test", "set library.writes_as = '" + owner + "'")
                .getConnection();
    }

    void insert(Stored item) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement("""
                insert into item (id, owner, sequence, version, kind, status, document, sha256, languages, updated)
                values (?, ?, ?, ?, ?, ?, ?, ?, '{}', now())
                """)) {
            statement.setObject(1, item.id());
            statement.setString(2, item.owner());
            statement.setObject(3, item.sequence(), Types.BIGINT);
            statement.setLong(4, item.version());
            statement.setString(5, item.kind());
            statement.setString(6, item.status());
            statement.setString(7, item.document());
            statement.setBytes(8, item.written());
            statement.executeUpdate();
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row; null if there is no row. */
    String value(String sql) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }
}

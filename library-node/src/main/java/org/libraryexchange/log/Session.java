package org.libraryexchange.log;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/** A database session with its failures told in the terms of the workers. */
final class Session {

    private final Connection connection;

    Session(Connection connection) {
        this.connection = connection;
    }

    /** Something done with the connection. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Reads one row of a result. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Does work in autocommit mode, or in the transaction that runs. */
    <T> T work(String purpose, Work<T> work) {
        try {
            return work.with(connection);
        } catch (SQLException e) {
            throw new StoreFailedException("cannot " + purpose, e);
        }
    }

    /** Does work in one transaction; after a failure the session is of no use any more. */
    <T> T transaction(String purpose, Work<T> work) {
        return work(purpose, session -> {
            session.setAutoCommit(false);
            T result = work.with(session);
            session.commit();
            session.setAutoCommit(true);
            return result;
        });
    }

    /** Reads the only row of a result. */
    <T> T read(String sql, Reader<T> reader) {
        return work("read the database", session -> {
            try (PreparedStatement statement = session.prepareStatement(sql);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return reader.read(row);
            }
        });
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** Ids as a parameter for {@code any}. */
    Array array(Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    /** Changes rows and returns how many. */
    int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}

package org.libraryexchange.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/** A database session with its failures told in the terms of the workers. */
public final class WorkerSession {

    private final Connection connection;

    public WorkerSession(Connection connection) {
        this.connection = connection;
    }

    /** Something done with the connection. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Reads one row of a result. */
    @FunctionalInterface
    public interface Reader<T> {
        public T read(ResultSet row) throws SQLException;
    }

    /** Does work in autocommit mode, or in the transaction that runs. */
    public <T> T work(String purpose, Work<T> work) {
        try {
            return work.with(connection);
        } catch (SQLException e) {
            throw new StoreFailedException("cannot " + purpose, e);
        }
    }

    /** Does work in one transaction; after a failure the session is of no use any more. */
    public <T> T transaction(String purpose, Work<T> work) {
        return work(purpose, session -> {
            session.setAutoCommit(false);
            T result = work.with(session);
            session.commit();
            session.setAutoCommit(true);
            return result;
        });
    }

    /** Reads the only row of a result. */
    public <T> T read(String sql, Reader<T> reader) {
        return work("read the database", session -> {
            try (PreparedStatement statement = session.prepareStatement(sql);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return reader.read(row);
            }
        });
    }

    public PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** Ids as a parameter for {@code any}. */
    public Array array(Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    /** Changes rows and returns how many. */
    public int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}

package org.libraryexchange.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.hibernate.Session;

/** Keeps bodies in pieces while they come in. */
@ApplicationScoped
class Spool {

    /** Of each piece but the last. */
    static final int PIECE = 256 * 1024;

    private final Session database;

    Spool(Session database) {
        this.database = database;
    }

    /** The id of an import to come. */
    @Transactional
    long nextId() {
        return database.doReturningWork(connection -> {
            try (PreparedStatement statement =
                            connection.prepareStatement("select nextval(pg_get_serial_sequence('bulk_import', 'id'))");
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    @Transactional
    void keep(long id, long place, byte[] content) {
        database.doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "insert into import_chunk (import_id, place, content) values (?, ?, ?)")) {
                statement.setLong(1, id);
                statement.setLong(2, place);
                statement.setBytes(3, content);
                statement.executeUpdate();
            }
        });
    }

    /** Forgets a body that did not come whole. */
    @Transactional
    void forget(long id) {
        database.doWork(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("delete from import_chunk where import_id = ?")) {
                statement.setLong(1, id);
                statement.executeUpdate();
            }
        });
    }

    /** The piece in which a place stands. */
    static Optional<byte[]> piece(Connection session, long id, long place) throws SQLException {
        try (PreparedStatement statement =
                session.prepareStatement("select content from import_chunk where import_id = ? and place = ?")) {
            statement.setLong(1, id);
            statement.setLong(2, place / PIECE * PIECE);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }
}

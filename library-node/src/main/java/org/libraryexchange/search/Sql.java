package org.libraryexchange.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGStatement;

/** SQL that grows piece by piece, each with its values. */
final class Sql {

    private static final int ROWS_A_FETCH = 20;

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    Sql add(String piece, Object... more) {
        sql.append(piece).append('\n');
        values.addAll(List.of(more));
        return this;
    }

    /** Another statement as a part of this one. */
    Sql add(Sql part) {
        sql.append(part.sql);
        values.addAll(part.values);
        return this;
    }

    /** To be executed within a transaction, where the driver fetches rows as they are asked for. */
    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.toString());
        // A plan for any values would know nothing of how rare a word is.
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        statement.setFetchSize(ROWS_A_FETCH);
        for (int i = 0; i < values.size(); i++) {
            bind(connection, statement, i + 1, values.get(i));
        }
        return statement;
    }

    private static void bind(Connection connection, PreparedStatement statement, int at, Object value)
            throws SQLException {
        if (value instanceof List<?> list) {
            statement.setArray(at, connection.createArrayOf("text", list.toArray()));
        } else if (value instanceof Instant instant) {
            statement.setObject(at, instant.atOffset(ZoneOffset.UTC));
        } else {
            statement.setObject(at, value);
        }
    }
}

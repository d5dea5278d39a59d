package org.libraryexchange.base.database;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.PGCopyOutputStream;

/** Loads rows by binary COPY, by far the fastest way. */
public final class Copying {

    private static final int BUFFER_BYTES = 64 * 1024;

    private Copying() {}

    /**
     * Adds rows to a table, in the session's current transaction.
     *
     * @param table name; if not all columns are written, with the columns in brackets
     * @param content writes the rows
     */
    public static void into(Handle session, String table, Consumer<BinaryRows> content) {
        try {
            into(session.getConnection(), table, content);
        } catch (SQLException e) {
            throw new StoreFailedException("cannot copy rows", e);
        }
    }

    /**
     * Adds rows to a table.
     *
     * @param table name; if not all columns are written, with the columns in brackets
     * @param content writes the rows
     */
    public static void into(Connection session, String table, Consumer<BinaryRows> content) throws SQLException {
        CopyIn copy =
                session.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN (FORMAT binary)");
        try {
            BinaryRows rows = BinaryRows.begin(new PGCopyOutputStream(copy, BUFFER_BYTES));
            content.accept(rows);
            rows.end();
            copy.endCopy();
        } catch (UncheckedIOException e) {
            throw new SQLException("the connection broke during COPY", "08006", e);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}

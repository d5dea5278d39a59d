package org.libraryexchange.log.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.libraryexchange.database.StoreFailedException;
import org.libraryexchange.log.ChangeSource;
import org.libraryexchange.log.LogConfig;
import org.libraryexchange.log.OutgoingChange;
import org.libraryexchange.record.TraceParent;

/** Changes as a transaction sees them; outside of one, the driver would fetch all rows at once. */
public final class PostgresChanges implements ChangeSource {

    private static final int ROWS_A_FETCH = 32;
    private static final String RELEASED =
            "sequence <= (select coalesce(released_sequence, 9223372036854775807) from publication)";
    private static final String AFTER = """
            select id, sequence, document, sha256, stored, traceparent from item
            where owner = ? and sequence > ? and %s order by sequence limit ?
            """;

    private final Connection transaction;
    private final String city;
    private final LogConfig config;
    private final String sql;

    private PostgresChanges(Connection transaction, String city, LogConfig config, String which) {
        this.transaction = transaction;
        this.city = city;
        this.config = config;
        this.sql = AFTER.formatted(which);
    }

    /** All that the transaction sees. */
    public static PostgresChanges all(Connection transaction, String city, LogConfig config) {
        return new PostgresChanges(transaction, city, config, "true");
    }

    /** Those that may be sent. */
    static PostgresChanges released(Connection transaction, String city, LogConfig config) {
        return new PostgresChanges(transaction, city, config, RELEASED);
    }

    @Override
    public List<OutgoingChange> after(long sequence) {
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            statement.setString(1, city);
            statement.setLong(2, sequence);
            statement.setInt(3, config.batchRecords());
            statement.setFetchSize(ROWS_A_FETCH);
            try (ResultSet row = statement.executeQuery()) {
                return read(row);
            }
        } catch (SQLException e) {
            throw new StoreFailedException("cannot read the outbox", e);
        }
    }

    private List<OutgoingChange> read(ResultSet row) throws SQLException {
        List<OutgoingChange> changes = new ArrayList<>();
        long bytes = 0;
        while (bytes < config.batchBytes() && row.next()) {
            OutgoingChange change = new OutgoingChange(
                    row.getObject(1, UUID.class),
                    row.getLong(2),
                    row.getBytes(3),
                    row.getBytes(4),
                    row.getObject(5, OffsetDateTime.class).toInstant(),
                    TraceParent.read(row.getString(6)));
            changes.add(change);
            bytes += change.document().length;
        }
        return changes;
    }
}

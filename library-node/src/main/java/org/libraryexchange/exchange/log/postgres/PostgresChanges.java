package org.libraryexchange.exchange.log.postgres;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.exchange.log.ChangeSource;
import org.libraryexchange.exchange.log.ChangeSource.OutgoingChange;
import org.libraryexchange.exchange.log.LogConfig;
import org.libraryexchange.record.TraceParent;

/** Changes as one transaction sees them. Outside a transaction the driver would fetch all rows at once. */
public final class PostgresChanges implements ChangeSource {

    private static final int ROWS_A_FETCH = 32;
    private static final String RELEASED =
            "sequence <= (select coalesce(released_sequence, 9223372036854775807) from publication)";
    private static final String AFTER = """
            select id, sequence, document, sha256, stored, traceparent from item
            where owner = :owner and sequence > :sequence and %s order by sequence limit :most
            """;

    private final Handle transaction;
    private final String city;
    private final LogConfig config;
    private final String sql;

    private PostgresChanges(Handle transaction, String city, LogConfig config, String which) {
        this.transaction = transaction;
        this.city = city;
        this.config = config;
        this.sql = AFTER.formatted(which);
    }

    /**
     * A change as stored. The document is read as UTF-8 bytes, which the driver passes on unchanged; the trace may be
     * null.
     */
    private record Row(UUID id, long sequence, byte[] document, byte[] sha256, Instant stored, String traceparent) {

        private OutgoingChange change() {
            return new OutgoingChange(id, sequence, document, sha256, stored, TraceParent.read(traceparent));
        }
    }

    /** All changes that the transaction sees. */
    public static PostgresChanges all(Handle transaction, String city, LogConfig config) {
        return new PostgresChanges(transaction, city, config, "true");
    }

    /** Only changes that may be sent already. */
    static PostgresChanges released(Handle transaction, String city, LogConfig config) {
        return new PostgresChanges(transaction, city, config, RELEASED);
    }

    @Override
    public List<OutgoingChange> after(long sequence) {
        return transaction
                .createQuery(sql)
                .bind("owner", city)
                .bind("sequence", sequence)
                .bind("most", config.batchRecords())
                .setFetchSize(ROWS_A_FETCH)
                .map(ConstructorMapper.of(Row.class))
                .withIterator(this::batch);
    }

    private List<OutgoingChange> batch(Iterator<Row> rows) {
        List<OutgoingChange> changes = new ArrayList<>();
        long bytes = 0;
        while (bytes < config.batchBytes() && rows.hasNext()) {
            OutgoingChange change = rows.next().change();
            changes.add(change);
            bytes += change.document().length;
        }
        return changes;
    }
}

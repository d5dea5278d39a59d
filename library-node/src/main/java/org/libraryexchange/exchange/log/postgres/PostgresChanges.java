package org.libraryexchange.exchange.log.postgres;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.exchange.log.ChangeSource;
import org.libraryexchange.exchange.log.ChangeSource.OutgoingChange;
import org.libraryexchange.exchange.log.LogConfig;
import org.libraryexchange.record.TraceParent;

/** Changes as one transaction sees them. */
public final class PostgresChanges implements ChangeSource {

    private static final String RELEASED =
            "sequence <= (select coalesce(released_sequence, 9223372036854775807) from publication)";

    /** Ends with the document that reaches the limit, so that no more documents are read than may be sent. */
    private static final String AFTER = """
            select id, sequence, document, sha256, stored, traceparent from (
                select *, sum(octet_length(document)) over (order by sequence) - octet_length(document) as before from (
                    select id, sequence, document, sha256, stored, traceparent from item
                    where owner = :owner and sequence > :sequence and %s order by sequence limit :most) as next) as measured
            where before < :bytes order by sequence
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
                .bind("bytes", config.batchBytes())
                .map(ConstructorMapper.of(Row.class))
                .map(Row::change)
                .list();
    }
}

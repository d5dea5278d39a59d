package org.libraryexchange.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The audit trail as the database has it. */
@ApplicationScoped
public class AuditStore {

    private final Session database;

    AuditStore(Session database) {
        this.database = database;
    }

    @Transactional
    void add(List<AuditEntry> entries) {
        database.doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    insert into audit_entry (first, last, times, event, name, address, request, status)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                for (AuditEntry entry : entries) {
                    statement.setObject(1, utc(entry.first()));
                    statement.setObject(2, utc(entry.last()));
                    statement.setLong(3, entry.times());
                    statement.setString(4, entry.event());
                    statement.setString(5, entry.name());
                    statement.setString(6, entry.address());
                    statement.setString(7, entry.request());
                    statement.setInt(8, entry.status());
                    statement.addBatch();
                }
                int[] unused = statement.executeBatch();
            }
        });
    }

    /**
     * Entries, the latest first.
     *
     * @param before id of the last one of the page before
     */
    @Transactional
    public List<AuditEntry> page(Optional<String> event, long before, int limit) {
        return database.createNativeQuery("""
                        select id, first, last, times, event, name, address, request, status from audit_entry
                        where id < :before and (cast(:event as text) is null or event = :event)
                        order by id desc
                        """, Object[].class)
                .setParameter("before", before)
                .setParameter("event", event.orElse(null))
                .setMaxResults(limit)
                .getResultStream()
                .map(AuditStore::entry)
                .toList();
    }

    @Transactional
    void purge(Instant until, int most) {
        int unused = database.createNativeMutationQuery(
                        "delete from audit_entry where last < :until or id <= (select max(id) from audit_entry) - :most")
                .setParameter("until", utc(until))
                .setParameter("most", most)
                .executeUpdate();
    }

    private static AuditEntry entry(Object[] row) {
        return new AuditEntry(
                ((Number) row[0]).longValue(),
                (Instant) row[1],
                (Instant) row[2],
                ((Number) row[3]).longValue(),
                (String) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7],
                ((Number) row[8]).intValue());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}

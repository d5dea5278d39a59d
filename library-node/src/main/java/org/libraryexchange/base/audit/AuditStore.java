package org.libraryexchange.base.audit;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.libraryexchange.base.database.LogDatabase;

/** The audit trail in the database. */
@Singleton
public record AuditStore(LogDatabase database) {

    void add(List<AuditEntry> entries) {
        database.useHandle(handle -> {
            PreparedBatch rows = handle.prepareBatch("""
                    insert into audit_entry (first, last, times, event, name, address, request, status, act, subject)
                    values (:first, :last, :times, :event, :name, :address, :request, :status, :act, :subject)
                    """);
            entries.forEach(entry ->
                    rows.bindMethods(entry.when()).bindMethods(entry.what()).add());
            rows.execute();
        });
    }

    /**
     * Returns one page of entries, newest first.
     *
     * @param before id of the last entry on the previous page
     */
    public List<AuditEntry> page(Optional<String> event, long before, int limit) {
        return database.list(AuditEntry.class, """
                        select * from audit_entry
                        where id < :before and (cast(:event as text) is null or event = :event)
                        order by id desc limit :limit
                        """, Map.of("before", before, "event", event, "limit", limit));
    }

    /** One page of what was done to the catalogue, and to the list of those who work on it, newest first. */
    public List<AuditEntry> catalogue(long before, int limit) {
        return database.list(
                AuditEntry.class,
                "select * from audit_entry where id < :before and act = any(:acts) order by id desc limit :limit",
                Map.of("before", before, "acts", AuditAct.ofTheCatalogue(), "limit", limit));
    }

    void purge(Instant until, int most) {
        database.execute("""
                        delete from audit_entry where last < ? or id <= (select max(id) from audit_entry) - ?
                        """, until, most);
    }
}

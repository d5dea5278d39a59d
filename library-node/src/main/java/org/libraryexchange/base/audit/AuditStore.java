package org.libraryexchange.base.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The audit trail in the database. */
@ApplicationScoped
public class AuditStore {

    private final Jdbi database;

    AuditStore(Jdbi database) {
        this.database = database;
    }

    @Transactional
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
    @Transactional
    public List<AuditEntry> page(Optional<String> event, long before, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        select * from audit_entry
                        where id < :before and (cast(:event as text) is null or event = :event)
                        order by id desc limit :limit
                        """)
                .bind("before", before)
                .bind("event", event)
                .bind("limit", limit)
                .map(ConstructorMapper.of(AuditEntry.class))
                .list());
    }

    /** One page of what was done to the catalogue, and to the list of those who work on it, newest first. */
    @Transactional
    public List<AuditEntry> catalogue(long before, int limit) {
        return database.withHandle(handle -> handle.createQuery(
                        "select * from audit_entry where id < :before and act = any(:acts) order by id desc limit :limit")
                .bind("before", before)
                .bindArray("acts", String.class, AuditAct.ofTheCatalogue())
                .bind("limit", limit)
                .map(ConstructorMapper.of(AuditEntry.class))
                .list());
    }

    @Transactional
    void purge(Instant until, int most) {
        database.useHandle(handle -> handle.execute("""
                        delete from audit_entry where last < ? or id <= (select max(id) from audit_entry) - ?
                        """, until, most));
    }
}

package org.libraryexchange.ops;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.Session;
import org.libraryexchange.health.ExchangeHealth;
import org.libraryexchange.imports.Importing;
import org.libraryexchange.ops.ImportsStatus.Running;

/** Reads how imports stand, within the caller's transaction. */
@ApplicationScoped
class ImportsReader {

    private final Session database;
    private final Importing importing;
    private final ExchangeHealth health;

    ImportsReader(Session database, Importing importing, ExchangeHealth health) {
        this.database = database;
        this.importing = importing;
        this.health = health;
    }

    ImportsStatus read() {
        Object[] counts = database.createNativeQuery("""
                        select count(*) filter (where state = 'received'), count(*) filter (where state = 'held')
                        from bulk_import where state in ('received', 'held')
                        """, Object[].class).getSingleResult();
        return ImportsStatus.of((long) counts[0], (long) counts[1], running(), health.imports(), importing.importer());
    }

    private List<Running> running() {
        return database.createNativeQuery("""
                        select id, state, bytes, checked, place, created + changed + unchanged + withdrawn + refused
                        from bulk_import where state in ('checking', 'running') order by id
                        """, Object[].class).getResultList().stream()
                .map(row -> new Running(
                        (long) row[0], (String) row[1], (long) row[2], (long) row[3], (long) row[4], (long) row[5]))
                .toList();
    }
}

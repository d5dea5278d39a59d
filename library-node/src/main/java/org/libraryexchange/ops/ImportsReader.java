package org.libraryexchange.ops;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.health.ExchangeHealth;
import org.libraryexchange.imports.Importing;
import org.libraryexchange.ops.ImportsStatus.Running;

/** Reads the state of the imports, within the caller's transaction. */
@ApplicationScoped
class ImportsReader {

    private final Jdbi database;
    private final Importing importing;
    private final ExchangeHealth health;

    ImportsReader(Jdbi database, Importing importing, ExchangeHealth health) {
        this.database = database;
        this.importing = importing;
        this.health = health;
    }

    private record Resting(long received, long held) {}

    ImportsStatus read() {
        Resting resting = resting();
        return ImportsStatus.of(resting.received(), resting.held(), running(), health.imports(), importing.importer());
    }

    private Resting resting() {
        return database.withHandle(handle ->
                handle.createQuery("""
                        select count(*) filter (where state = 'received') as received,
                            count(*) filter (where state = 'held') as held
                        from bulk_import where state in ('received', 'held')
                        """).map(ConstructorMapper.of(Resting.class)).one());
    }

    private List<Running> running() {
        return database.withHandle(handle ->
                handle.createQuery("""
                        select id, state, bytes, checked as bytes_checked, place as bytes_done,
                            created + changed + unchanged + withdrawn + refused as rows
                        from bulk_import where state in ('checking', 'running') order by id
                        """).map(ConstructorMapper.of(Running.class)).list());
    }
}

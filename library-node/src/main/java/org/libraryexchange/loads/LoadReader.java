package org.libraryexchange.loads;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.node.NodeConfig;

/** Reads what has been loaded, from small tables and by index only. */
@ApplicationScoped
class LoadReader {

    private static final String LOAD = """
            select sequence,
                exists (select from bulk_import
                    where ended > (select coalesce(max(marked), '-infinity') from own_proof)
                        and not dry_run and created + changed + withdrawn > 0)
                or (exists (select from item where owner = :city and item.sequence > 0)
                    and not exists (select from own_proof where items > 0)) as unproved,
                exists (select from bulk_import where state in ('received', 'checking', 'running')) as at_work,
                (select max(requested) from own_proof where origin = 'load') as asked
            from own_log
            """;

    private final Jdbi database;
    private final NodeConfig node;

    LoadReader(Jdbi database, NodeConfig node) {
        this.database = database;
        this.node = node;
    }

    @Transactional
    Load read() {
        return database.withHandle(handle -> handle.createQuery(LOAD)
                .bind("city", node.city())
                .map(ConstructorMapper.of(Load.class))
                .one());
    }
}

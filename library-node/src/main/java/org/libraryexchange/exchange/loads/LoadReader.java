package org.libraryexchange.exchange.loads;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.NodeConfig;

/** Reads what has been loaded, from small tables and by index only. */
@Singleton
record LoadReader(LogDatabase database, NodeConfig node) {

    private static final String LOAD = """
            select sequence,
                exists (select from bulk_import
                    where ended > (select coalesce(max(marked), '-infinity') from own_proof)
                        and not dry_run and created + changed + withdrawn > 0)
                or (exists (select from item where owner = ? and item.sequence > 0)
                    and not exists (select from own_proof where items > 0)) as unproved,
                exists (select from bulk_import where state in ('received', 'checking', 'running')) as at_work,
                (select max(requested) from own_proof where origin = 'load') as asked
            from own_log
            """;

    Load read() {
        return database.one(Load.class, LOAD, node.city());
    }

    /**
     * What has been loaded into the own catalogue.
     *
     * @param sequence of its latest change
     * @param unproved whether an import has changed items since the last proof, or no proof was made since there are items
     * @param atWork whether an import is waiting or being written
     * @param asked when a proof was last asked for because of a load
     */
    record Load(long sequence, boolean unproved, boolean atWork, Optional<Instant> asked) {}
}

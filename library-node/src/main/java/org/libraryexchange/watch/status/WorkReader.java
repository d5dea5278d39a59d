package org.libraryexchange.watch.status;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.catalogue.imports.Importing;
import org.libraryexchange.catalogue.search.Searching;
import org.libraryexchange.exchange.nights.NightRecords;
import org.libraryexchange.exchange.nights.Nights;
import org.libraryexchange.watch.health.ExchangeHealth;
import org.libraryexchange.watch.status.ExchangeStatus.ImportsStatus;
import org.libraryexchange.watch.status.ExchangeStatus.NightsStatus;
import org.libraryexchange.watch.status.ExchangeStatus.RunningImport;
import org.libraryexchange.watch.status.ExchangeStatus.SearchStatus;
import org.libraryexchange.watch.status.ExchangeStatus.Standing;

/** Reads the state of a node's other work, within the caller's transaction. */
@ApplicationScoped
class WorkReader {

    private final Jdbi database;
    private final Searching searching;
    private final Nights nights;
    private final NightRecords ledger;
    private final Importing importing;
    private final ExchangeHealth health;

    WorkReader(
            Jdbi database,
            Searching searching,
            Nights nights,
            NightRecords ledger,
            Importing importing,
            ExchangeHealth health) {
        this.database = database;
        this.searching = searching;
        this.nights = nights;
        this.ledger = ledger;
        this.importing = importing;
        this.health = health;
    }

    SearchStatus search() {
        return new SearchStatus(searching.behind(), Standing.of(health.search()), searching.indexer());
    }

    NightsStatus nights() {
        return new NightsStatus(ledger.atWork(), ledger.last(), ledger.next().opens(), nights.keeper());
    }

    private record Resting(long received, long held) {}

    ImportsStatus imports() {
        Resting resting = database.withHandle(handle ->
                handle.createQuery("""
                        select count(*) filter (where state = 'received') as received,
                            count(*) filter (where state = 'held') as held
                        from bulk_import where state in ('received', 'held')
                        """).map(ConstructorMapper.of(Resting.class)).one());
        return new ImportsStatus(
                resting.received(), resting.held(), running(), Standing.of(health.imports()), importing.importer());
    }

    private List<RunningImport> running() {
        return database.withHandle(handle -> handle.createQuery("""
                        select id, state, bytes, checked as bytes_checked, place as bytes_done,
                            created + changed + unchanged + withdrawn + refused as rows
                        from bulk_import where state in ('checking', 'running') order by id
                        """)
                .map(ConstructorMapper.of(RunningImport.class))
                .list());
    }

    /** Whether the logs and the other work make progress. */
    HealthStatus health() {
        return HealthStatus.of(health.byTopic());
    }
}

package org.libraryexchange.watch.status;

import jakarta.inject.Singleton;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.catalogue.imports.Importing;
import org.libraryexchange.catalogue.search.Searching;
import org.libraryexchange.exchange.nights.NightRecords;
import org.libraryexchange.exchange.nights.Nights;
import org.libraryexchange.watch.health.ExchangeHealth;
import org.libraryexchange.watch.status.ExchangeStatus.ImportsStatus;
import org.libraryexchange.watch.status.ExchangeStatus.NightsStatus;
import org.libraryexchange.watch.status.ExchangeStatus.RunningImport;
import org.libraryexchange.watch.status.ExchangeStatus.SearchStatus;
import org.libraryexchange.watch.status.ExchangeStatus.WorkHealth;

/** Reads the state of a node's other work, within the caller's transaction. */
@Singleton
record WorkReader(
        LogDatabase database,
        Searching index,
        Nights runs,
        NightRecords ledger,
        Importing importing,
        ExchangeHealth watchdog) {

    SearchStatus search() {
        return new SearchStatus(database.withHandle(index::behind), WorkHealth.of(watchdog.search()), index.indexer());
    }

    NightsStatus nights() {
        return new NightsStatus(ledger.atWork(), ledger.last(), ledger.next().opens(), runs.keeper());
    }

    private record Resting(long received, long held) {}

    ImportsStatus imports() {
        Resting resting = database.one(Resting.class, """
                select count(*) filter (where state = 'received') as received,
                    count(*) filter (where state = 'held') as held
                from bulk_import where state in ('received', 'held')
                """);
        return new ImportsStatus(
                resting.received(),
                resting.held(),
                database.list(RunningImport.class, """
                        select id, state, bytes, checked as bytes_checked, place as bytes_done,
                            created + changed + unchanged + withdrawn + refused as rows
                        from bulk_import where state in ('checking', 'running') order by id
                        """),
                WorkHealth.of(watchdog.imports()),
                importing.importer());
    }

    /** Whether the logs and the other work make progress. */
    HealthStatus health() {
        return HealthStatus.of(watchdog.byTopic());
    }
}

package org.libraryexchange.ops;

import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.health.ExchangeHealth;
import org.libraryexchange.nights.NightStatus;
import org.libraryexchange.ops.ExchangeStatus.NightsStatus;
import org.libraryexchange.ops.ExchangeStatus.SearchStatus;
import org.libraryexchange.search.Searching;

/** Reads the state of a node's other work, within the caller's transaction. */
@ApplicationScoped
class WorkReader {

    private static final String SEARCH = """
            select (select count(*) from search_position position cross join lateral (
                    select from item where item.owner = position.owner and item.sequence > position.sequence
                    order by item.sequence offset 0) as lacking)
                + (select count(*) from search_pending)
            """;

    private final Jdbi database;
    private final Searching searching;
    private final NightStatus nights;
    private final ImportsReader imports;
    private final ExchangeHealth health;

    WorkReader(Jdbi database, Searching searching, NightStatus nights, ImportsReader imports, ExchangeHealth health) {
        this.database = database;
        this.searching = searching;
        this.nights = nights;
        this.imports = imports;
        this.health = health;
    }

    SearchStatus search() {
        long behind = database.withHandle(
                handle -> handle.createQuery(SEARCH).mapTo(Long.class).one());
        return new SearchStatus(
                behind, searching.indexer().state(), searching.indexer().lastError());
    }

    NightsStatus nights() {
        return new NightsStatus(
                nights.atWork(),
                nights.last(),
                nights.nextOpens(),
                nights.keeper().state(),
                nights.keeper().lastError());
    }

    ImportsStatus imports() {
        return imports.read();
    }

    /** Whether the logs and the other work make progress. */
    HealthStatus health() {
        return HealthStatus.of(health.byTopic());
    }
}

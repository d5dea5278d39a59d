package org.libraryexchange.ops;

import jakarta.enterprise.context.ApplicationScoped;
import org.libraryexchange.health.ExchangeHealth;
import org.libraryexchange.nights.NightStatus;
import org.libraryexchange.ops.ExchangeStatus.NightsStatus;
import org.libraryexchange.ops.ExchangeStatus.SearchStatus;
import org.libraryexchange.search.Searching;

/** Reads the state of a node's other work, within the caller's transaction. */
@ApplicationScoped
class WorkReader {

    private final Searching searching;
    private final NightStatus nights;
    private final ImportsReader imports;
    private final ExchangeHealth health;

    WorkReader(Searching searching, NightStatus nights, ImportsReader imports, ExchangeHealth health) {
        this.searching = searching;
        this.nights = nights;
        this.imports = imports;
        this.health = health;
    }

    SearchStatus search() {
        return SearchStatus.of(searching.behind(), health.search(), searching.indexer());
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

package org.libraryexchange.exchange.nights;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.base.node.NodeConfig;

/** Assembles the nights of this city. */
final class CityNights {

    private CityNights() {}

    @Produces
    @Singleton
    static NightCalendar calendar(NodeConfig node, NightsConfig config) {
        return NightCalendar.of(node, config);
    }

    @Produces
    @Singleton
    static NightRuns runs(
            NightCalendar calendar,
            PostgresRuns runs,
            CityExchange exchange,
            PostgresAccounts accounts,
            NightsConfig config,
            Supplier<UUID> ids) {
        return new NightRuns(calendar, runs, exchange, accounts, config.askAgain(), ids);
    }
}

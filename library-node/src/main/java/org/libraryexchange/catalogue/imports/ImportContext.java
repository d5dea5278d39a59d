package org.libraryexchange.catalogue.imports;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.catalogue.BulkPlan;
import org.libraryexchange.catalogue.BulkState;
import org.libraryexchange.catalogue.ContentRules;
import org.libraryexchange.exchange.log.ChangeCommitted;

/** What the work on imports needs. */
@Singleton
record ImportContext(
        ContentRules rules,
        WithdrawalGuard guard,
        DatabaseSessions sessions,
        ImportConfig config,
        Clock clock,
        Supplier<UUID> ids,
        Event<ChangeCommitted> committed) {

    String city() {
        return rules.cities().own();
    }

    BulkPlan plan(BulkState state) {
        return new BulkPlan(rules, clock.instant(), ids, state);
    }
}

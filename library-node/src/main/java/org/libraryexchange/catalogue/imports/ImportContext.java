package org.libraryexchange.catalogue.imports;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.base.calendar.FestivalDates;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.node.Cities;
import org.libraryexchange.exchange.log.ChangeCommitted;

/** What the work on imports needs. */
@Singleton
record ImportContext(
        Cities cities,
        DatabaseSessions sessions,
        ImportConfig config,
        Clock clock,
        Supplier<UUID> ids,
        FestivalDates dates,
        Event<ChangeCommitted> committed) {

    String city() {
        return cities.own();
    }

    WithdrawalGuard guard() {
        return new WithdrawalGuard(config.usualWithdrawals(), config.usualShare());
    }
}

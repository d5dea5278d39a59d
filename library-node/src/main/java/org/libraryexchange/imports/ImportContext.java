package org.libraryexchange.imports;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.calendar.FestivalDates;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.log.ChangeCommitted;
import org.libraryexchange.node.Cities;

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

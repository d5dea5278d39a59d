package org.libraryexchange.imports;

import java.sql.Connection;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.log.DatabaseSessions;

/** What the work on imports is done with. */
record ImportDesk(
        String city,
        DatabaseSessions sessions,
        ImportConfig config,
        Clock clock,
        Supplier<UUID> ids,
        Runnable changesCommitted) {

    WithdrawalGuard guard() {
        return new WithdrawalGuard(config.usualWithdrawals(), config.usualShare());
    }

    ImportLedger ledger(Connection session) {
        return new ImportLedger(session, clock);
    }
}

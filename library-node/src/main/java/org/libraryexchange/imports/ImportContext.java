package org.libraryexchange.imports;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.database.DatabaseSessions;

/** What the work on imports needs. */
record ImportContext(
        String city,
        DatabaseSessions sessions,
        ImportConfig config,
        Clock clock,
        Supplier<UUID> ids,
        Runnable changesCommitted) {

    WithdrawalGuard guard() {
        return new WithdrawalGuard(config.usualWithdrawals(), config.usualShare());
    }
}

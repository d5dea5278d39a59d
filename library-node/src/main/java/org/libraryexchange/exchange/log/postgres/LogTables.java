package org.libraryexchange.exchange.log.postgres;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.HandleCallback;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.CityLog.Sort;

/**
 * The logs whose tables one part of the database holds: those of items, those of pictures, or those of the letters between
 * this city and one partner.
 *
 * @param own log of this city
 * @param answers log of this city with what it asks and answers about the partners' logs
 * @param places log of this city that tells how far it has applied the partners' logs
 * @param partners whose logs are mirrored, and who mirror the own one
 */
public record LogTables(LogDatabase database, CityLog own, CityLog answers, CityLog places, Set<String> partners)
        implements LogDatabase {

    public String city() {
        return own.city();
    }

    /** The log of this city or another one. */
    public CityLog of(String owner) {
        if (owner.equals(city())) {
            return own;
        }
        return switch (own.sort()) {
            case LETTERS -> CityLog.letters(owner, city());
            case PICTURES -> CityLog.pictures(owner);
            default -> CityLog.items(owner);
        };
    }

    /** How messages name the log of a partner; empty for items. */
    public Optional<String> named(String owner) {
        return own.sort() == Sort.ITEMS
                ? Optional.empty()
                : Optional.of(of(owner).source());
    }

    @Override
    public <T> T withHandle(HandleCallback<T, RuntimeException> statements) {
        return database.withHandle(statements);
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return database.inTransaction(work);
    }

    @Override
    public DatabaseSessions sessions() {
        return database.sessions();
    }
}

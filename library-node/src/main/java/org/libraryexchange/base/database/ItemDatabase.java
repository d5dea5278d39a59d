package org.libraryexchange.base.database;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/** The database as the code of the item logs sees it. */
@Singleton
record ItemDatabase(Jdbi database, DatabaseSessions sessions) implements LogDatabase {

    @Override
    public <T> T withHandle(HandleCallback<T, RuntimeException> statements) {
        return inTransaction(() -> database.withHandle(statements));
    }

    @Override
    public DatabaseSessions sessions() {
        return sessions;
    }
}

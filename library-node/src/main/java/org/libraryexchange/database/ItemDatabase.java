package org.libraryexchange.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
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
    public <T> T inTransaction(Supplier<T> work) {
        return QuarkusTransaction.joiningExisting().call(work::get);
    }

    @Override
    public DatabaseSessions sessions() {
        return sessions;
    }
}

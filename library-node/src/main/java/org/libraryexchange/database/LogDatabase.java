package org.libraryexchange.database;

import java.util.function.Supplier;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;

/**
 * The database as the code of one log sees it. The statements of all logs are the same; the log database decides which
 * tables they work on.
 */
public interface LogDatabase {

    /** Runs statements in the current transaction, or in one of their own if there is none. */
    <T> T withHandle(HandleCallback<T, RuntimeException> statements);

    /** Like {@link #withHandle}, without a result. */
    default void useHandle(HandleConsumer<RuntimeException> statements) {
        withHandle(handle -> {
            statements.useHandle(handle);
            return null;
        });
    }

    /** Makes everything inside one transaction, as part of the current one if there is one. */
    <T> T inTransaction(Supplier<T> work);

    /** Like {@link #inTransaction(Supplier)}, without a result. */
    default void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return null;
        });
    }

    /** Sessions for the log's workers, whose statements work on the same tables. */
    DatabaseSessions sessions();
}

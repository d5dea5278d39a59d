package org.libraryexchange.base.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.function.Supplier;

/**
 * The database as the code of one log sees it. The statements of all logs are the same; the log database decides which
 * tables they work on.
 */
public interface LogDatabase extends Statements {

    /** Makes everything inside one transaction, as part of the current one if there is one. */
    default <T> T inTransaction(Supplier<T> work) {
        return QuarkusTransaction.joiningExisting().call(work::get);
    }

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

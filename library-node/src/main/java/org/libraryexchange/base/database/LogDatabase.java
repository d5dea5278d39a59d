package org.libraryexchange.base.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

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

    /** Executes a statement. Its arguments replace the question marks. */
    default void execute(String sql, Object... arguments) {
        useHandle(handle -> handle.execute(sql, arguments));
    }

    /** The same; returns how many rows it has changed. */
    default int changed(String sql, Object... arguments) {
        return withHandle(handle -> handle.execute(sql, arguments));
    }

    /** The rows of a query: each a record, or the value of the only column. */
    default <T> List<T> list(Class<T> type, String sql, Object... arguments) {
        return withHandle(handle -> {
            Query query = handle.select(sql, arguments);
            return (type.isRecord() ? query.map(ConstructorMapper.of(type)) : query.mapTo(type)).list();
        });
    }

    /** The only row of a query; empty if there is none. */
    default <T> Optional<T> first(Class<T> type, String sql, Object... arguments) {
        return list(type, sql, arguments).stream().findFirst();
    }

    /** The only row of a query. */
    default <T> T one(Class<T> type, String sql, Object... arguments) {
        return first(type, sql, arguments).orElseThrow();
    }

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

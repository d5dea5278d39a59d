package org.libraryexchange.base.database;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.result.ResultBearing;

/**
 * Runs statements, and reads their rows as records. Arguments replace the question marks of a statement, or they have
 * names. A collection is an array to the statement, an empty {@link Optional} is null.
 */
@FunctionalInterface
public interface Statements {

    /** Runs statements in the current transaction, or in one of their own if there is none. */
    <T> T withHandle(HandleCallback<T, RuntimeException> statements);

    /** Statements in an open session. */
    static Statements on(Handle session) {
        return new InSession(session);
    }

    /** Like {@link #withHandle}, without a result. */
    default void useHandle(HandleConsumer<RuntimeException> statements) {
        withHandle(handle -> {
            statements.useHandle(handle);
            return null;
        });
    }

    /** Executes a statement. */
    default void execute(String sql, Object... arguments) {
        useHandle(handle -> handle.execute(sql, arguments));
    }

    /** The same with named arguments. */
    default void execute(String sql, Map<String, ?> arguments) {
        int unused = changed(sql, arguments);
    }

    /** Executes a statement; returns how many rows it has changed. */
    default int changed(String sql, Object... arguments) {
        return withHandle(handle -> handle.execute(sql, arguments));
    }

    /** The same with named arguments. */
    default int changed(String sql, Map<String, ?> arguments) {
        return withHandle(handle -> handle.createUpdate(sql).bindMap(arguments).execute());
    }

    /** The rows of a query: each a record, or the value of the only column. */
    default <T> List<T> list(Class<T> type, String sql, Object... arguments) {
        return withHandle(handle -> rows(type, handle.select(sql, arguments)));
    }

    /** The same with named arguments. */
    default <T> List<T> list(Class<T> type, String sql, Map<String, ?> arguments) {
        return withHandle(handle -> rows(type, handle.createQuery(sql).bindMap(arguments)));
    }

    private static <T> List<T> rows(Class<T> type, ResultBearing query) {
        return (type.isRecord() ? query.map(ConstructorMapper.of(type)) : query.mapTo(type)).list();
    }

    /** The only row of a query; empty if there is none. */
    default <T> Optional<T> first(Class<T> type, String sql, Object... arguments) {
        return list(type, sql, arguments).stream().findFirst();
    }

    /** The same with named arguments. */
    default <T> Optional<T> first(Class<T> type, String sql, Map<String, ?> arguments) {
        return list(type, sql, arguments).stream().findFirst();
    }

    /** The only row of a query. */
    default <T> T one(Class<T> type, String sql, Object... arguments) {
        return first(type, sql, arguments).orElseThrow();
    }

    /** The same with named arguments. */
    default <T> T one(Class<T> type, String sql, Map<String, ?> arguments) {
        return first(type, sql, arguments).orElseThrow();
    }

    /** Statements in an open session. */
    record InSession(Handle session) implements Statements {

        @Override
        public <T> T withHandle(HandleCallback<T, RuntimeException> statements) {
            return statements.withHandle(session);
        }
    }
}

package org.libraryexchange.base.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.Arguments;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;

/** Jdbi, through which the node queries its database. */
final class NodeJdbi {

    private NodeJdbi() {}

    /**
     * Jdbi on the API's connection pool. Statements join the current JTA transaction, which somebody else begins and
     * ends. They also see changes that Hibernate has not written yet.
     */
    @Produces
    @Singleton
    static Jdbi ofTheApi(AgroalDataSource pool, Session hibernate, TransactionSynchronizationRegistry transactions) {
        Jdbi jdbi = configured(Jdbi.create(pool)).setTransactionHandler(new CMTTransactionHandler());
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        return jdbi.installPlugin(new Flushing(hibernate, transactions));
    }

    /** Opens a session for a worker. Closing the handle ends it. */
    static Handle of(ConnectionFactory session) {
        return configured(Jdbi.create(session)).open();
    }

    private static Jdbi configured(Jdbi jdbi) {
        // The SQL has comparison signs but no templates. Parameters may be personal data, so messages must not show
        // them.
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        Moments moments = new Moments();
        return jdbi.registerArgument(moments)
                .registerArgument(NodeJdbi::ofCollections)
                .registerColumnMapper(moments)
                .registerColumnMapper(NodeJdbi::ofTerms)
                .registerArrayType(UUID.class, "uuid")
                .registerArrayType(String.class, "text")
                .registerArrayType(Long.class, "bigint")
                .registerArrayType(Boolean.class, "boolean");
    }

    /** A collection is an array of its elements. An empty one takes its type from the statement. */
    private static Optional<Argument> ofCollections(Type type, Object value, ConfigRegistry config) {
        if (!(value instanceof Collection<?> elements)) {
            return Optional.empty();
        }
        if (elements.isEmpty()) {
            return Optional.of((position, statement, context) -> statement.setObject(position, "{}", Types.OTHER));
        }
        Class<?> sort = elements.iterator().next().getClass();
        Object array = elements.toArray((Object[]) Array.newInstance(sort, 0));
        return config.get(Arguments.class).findFor(sort.arrayType(), array);
    }

    /** Columns hold the terms of constants: their names in lower case, with hyphens. */
    private static Optional<ColumnMapper<?>> ofTerms(Type type, ConfigRegistry config) {
        return type instanceof Class<?> sort && sort.isEnum()
                ? Optional.of((row, column, context) -> constant(sort, row.getString(column)))
                : Optional.empty();
    }

    private static Object constant(Class<?> sort, String term) {
        return term == null
                ? null
                : Stream.of(sort.getEnumConstants())
                        .filter(each -> ((Enum<?>) each).name().equalsIgnoreCase(term.replace('-', '_')))
                        .findFirst()
                        .orElseThrow();
    }

    /** Makes Hibernate write pending changes before a handle is used, as it does before its own queries. */
    private record Flushing(Session hibernate, TransactionSynchronizationRegistry transactions) implements JdbiPlugin {

        @Override
        public Handle customizeHandle(Handle handle) {
            if (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
                hibernate.flush();
            }
            return handle;
        }
    }

    /**
     * Writes and reads times without changing them. By default, Jdbi uses {@code java.sql.Timestamp}, whose calendar is the
     * Julian one before 1582.
     */
    private static final class Moments extends AbstractArgumentFactory<Instant> implements ColumnMapper<Instant> {

        Moments() {
            super(Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        protected Argument build(Instant time, ConfigRegistry config) {
            return (position, statement, context) -> statement.setObject(position, time.atOffset(ZoneOffset.UTC));
        }

        @Override
        public Instant map(ResultSet row, int column, StatementContext context) throws SQLException {
            OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }
    }
}

package org.libraryexchange.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.UUID;
import org.hibernate.Session;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;

/** Jdbi, the way of this node to its database. */
final class NodeJdbi {

    private NodeJdbi() {}

    /**
     * On the pool of the API: statements take part in the transaction of JTA that runs, which begins and ends elsewhere, and
     * see what Hibernate has not written yet.
     */
    @Produces
    @Singleton
    static Jdbi ofTheApi(AgroalDataSource pool, Session hibernate, TransactionSynchronizationRegistry transactions) {
        Jdbi jdbi = configured(Jdbi.create(pool)).setTransactionHandler(new CMTTransactionHandler());
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        return jdbi.installPlugin(new Flushing(hibernate, transactions));
    }

    /** A session of a worker, which ends with the handle. */
    static Handle of(ConnectionFactory session) {
        return configured(Jdbi.create(session)).open();
    }

    private static Jdbi configured(Jdbi jdbi) {
        // Brackets are comparisons here, never templates; and parameters, which may be personal, stay out of messages.
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        Moments moments = new Moments();
        return jdbi.registerArgument(moments)
                .registerColumnMapper(moments)
                .registerArrayType(UUID.class, "uuid")
                .registerArrayType(String.class, "text")
                .registerArrayType(Long.class, "bigint")
                .registerArrayType(Boolean.class, "boolean");
    }

    /** Writes what Hibernate holds back before a handle is used, as its own queries do. */
    private record Flushing(Session hibernate, TransactionSynchronizationRegistry transactions) implements JdbiPlugin {

        @Override
        public Handle customizeHandle(Handle handle) {
            if (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
                hibernate.flush();
            }
            return handle;
        }
    }
}

package org.libraryexchange.pair;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.libraryexchange.stack.LocalPostgres;

/**
 * Sessions of a superuser that are used again, since tests look at a database over and over: opening a session costs the
 * machine far more than most looks do. One that broke, as they do where databases are restarted and killed, is replaced.
 */
final class KeptSessions {

    private static final Map<LocalPostgres, KeptSessions> OF_ALL = new ConcurrentHashMap<>();

    private final LocalPostgres postgres;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    /** What is done with a session; to be done again where the session turns out to be broken. */
    @FunctionalInterface
    interface Look<T> {
        T at(Connection session) throws SQLException;
    }

    private KeptSessions(LocalPostgres postgres) {
        this.postgres = postgres;
    }

    static KeptSessions of(LocalPostgres postgres) {
        return OF_ALL.computeIfAbsent(postgres, KeptSessions::new);
    }

    <T> T use(Look<T> look) throws SQLException {
        Connection kept = idle.poll();
        if (kept == null) {
            return use(postgres.connectAsSuperuser(), look);
        }
        try {
            return use(kept, look);
        } catch (SQLException e) {
            if (!kept.isClosed()) {
                throw e;
            }
            return use(postgres.connectAsSuperuser(), look);
        }
    }

    /** The driver closes a session whose connection breaks. */
    private <T> T use(Connection session, Look<T> look) throws SQLException {
        try {
            return look.at(session);
        } finally {
            if (!session.isClosed()) {
                idle.add(session);
            }
        }
    }
}

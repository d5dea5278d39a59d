package org.libraryexchange.pair;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Sessions of a superuser that tests use again. Tests read a database over and over, and opening a session costs far
 * more than most reads. A broken session is replaced; sessions break when databases are restarted and killed.
 */
final class KeptSessions {

    private static final Map<DatabaseUnderTest, KeptSessions> OF_ALL = new ConcurrentHashMap<>();

    private final DatabaseUnderTest database;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    /** Work to do with a session. It is done again if the session turns out to be broken. */
    @FunctionalInterface
    interface Look<T> {
        T at(Connection session) throws SQLException;
    }

    private KeptSessions(DatabaseUnderTest database) {
        this.database = database;
    }

    static KeptSessions of(DatabaseUnderTest database) {
        return OF_ALL.computeIfAbsent(database, KeptSessions::new);
    }

    <T> T use(Look<T> look) throws SQLException {
        Connection kept = idle.poll();
        if (kept == null) {
            return use(database.connect(), look);
        }
        try {
            return use(kept, look);
        } catch (SQLException e) {
            if (!kept.isClosed()) {
                throw e;
            }
            return use(database.connect(), look);
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

package org.libraryexchange.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.hibernate.Session;
import org.libraryexchange.log.ChangeCommitted;
import org.libraryexchange.node.CrashPoint;

/** Gives changes their place in the city's log. */
@ApplicationScoped
class OwnLog {

    private final Session database;
    private final Event<ChangeCommitted> committed;

    OwnLog(Session database, Event<ChangeCommitted> committed) {
        this.database = database;
        this.committed = committed;
    }

    /**
     * Takes the next number, to be called as the last lock of a transaction. The counter's row stays locked until the
     * commit, which makes the order of numbers the order of commits: no reader can see a number and miss a lower one.
     */
    long nextSequence() {
        long next = database.doReturningWork(OwnLog::count);
        CrashPoint.hit("p1");
        committed.fire(new ChangeCommitted());
        return next;
    }

    /**
     * By JDBC: Hibernate keeps a plan for a native query with a result type, finds none again, and with some thousands
     * of them in one bucket each write spends most of its time there.
     */
    private static long count(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("update own_log set sequence = sequence + 1 returning sequence");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}

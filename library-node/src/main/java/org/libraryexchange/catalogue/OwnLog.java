package org.libraryexchange.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.libraryexchange.log.ChangeCommitted;
import org.libraryexchange.node.CrashPoint;
import org.libraryexchange.record.TraceParent;
import org.libraryexchange.tracing.ChangeMade;

/** Gives changes their place in the city's log. */
@ApplicationScoped
class OwnLog {

    private final Session database;
    private final Event<ChangeCommitted> committed;
    private final Event<ChangeMade> made;

    OwnLog(Session database, Event<ChangeCommitted> committed, Event<ChangeMade> made) {
        this.database = database;
        this.committed = committed;
        this.made = made;
    }

    /**
     * Takes the next number, to be called as the last lock of a transaction. The counter's row stays locked until the
     * commit, which makes the order of numbers the order of commits: no reader can see a number and miss a lower one.
     *
     * @param item that changes
     * @param trace of the request
     */
    long nextSequence(UUID item, Optional<TraceParent> trace) {
        long next = database.doReturningWork(OwnLog::count);
        CrashPoint.hit("p1");
        committed.fire(new ChangeCommitted());
        made.fire(new ChangeMade(item, next, trace));
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

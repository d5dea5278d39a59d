package org.libraryexchange.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.database.Quietly;

/**
 * Takes snapshots. Each uses a database session of its own, so that slow readers do not take connections from other
 * requests.
 */
@ApplicationScoped
class Snapshots {

    /** Limits how long a client that stops reading can keep PostgreSQL from removing dead rows. */
    private static final String SETUP = """
            SET idle_in_transaction_session_timeout = '60s'; SET client_connection_check_interval = '5s';
            SET default_transaction_isolation = 'repeatable read'; SET default_transaction_read_only = on
            """;

    private final DatabaseSessions sessions;
    private final LogEnds ends;

    Snapshots(DatabaseSessions sessions, LogEnds ends) {
        this.sessions = sessions;
        this.ends = ends;
    }

    /** Begins a snapshot of the items of these cities. */
    Snapshot take(Collection<String> owners) {
        Handle session = sessions.open("snapshot", SETUP);
        try {
            session.begin();
            Map<String, Long> positions = new TreeMap<>();
            for (String owner : owners) {
                positions.put(owner, ends.of(owner, session));
            }
            return new Snapshot(session, positions);
        } catch (RuntimeException e) {
            Quietly.close(session);
            throw e;
        }
    }
}

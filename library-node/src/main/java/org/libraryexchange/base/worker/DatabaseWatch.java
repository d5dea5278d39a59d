package org.libraryexchange.base.worker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.database.Quietly;

/**
 * Wakes workers when another process may have changed the database. One statement a second looks for all of them: the
 * text of a snapshot differs from the last one if a transaction that writes has ended in between. While the database does
 * not answer, they are woken too, and find out for themselves.
 */
@ApplicationScoped
public class DatabaseWatch {

    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ANSWER_SECONDS = 5;

    private final DatabaseSessions sessions;
    private final List<Signal> sleepers = new CopyOnWriteArrayList<>();
    private Handle session;
    private String seen = "";

    DatabaseWatch(DatabaseSessions sessions) {
        this.sessions = sessions;
    }

    /** A new signal, which is raised after each change. */
    public Signal signal() {
        Signal signal = new Signal();
        sleepers.add(signal);
        return signal;
    }

    @Produces
    PeriodicTask looking() {
        return new PeriodicTask("changes", PAUSE, PAUSE, this::look, this::close);
    }

    synchronized void look() {
        String now = snapshot();
        if (now.isEmpty() || !now.equals(seen)) {
            sleepers.forEach(Signal::raise);
        }
        seen = now;
    }

    /** Empty if the database does not answer. */
    private String snapshot() {
        try {
            if (session == null) {
                session = sessions.open("changes", "SET default_transaction_read_only = on", ANSWER_SECONDS);
            }
            return session.createQuery("select cast(pg_current_snapshot() as text)")
                    .mapTo(String.class)
                    .one();
        } catch (JdbiException e) {
            LOG.debugf(e, "not looked for changes");
            close();
            return "";
        }
    }

    synchronized void close() {
        if (session != null) {
            Quietly.close(session);
            session = null;
        }
    }
}

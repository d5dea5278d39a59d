package org.libraryexchange.idempotency;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.database.Quietly;
import org.libraryexchange.database.StoreFailedException;
import org.libraryexchange.idempotency.KeptAnswers.ClientsKey;

/**
 * Holds a key for all replicas while a body is being received. It uses a database lock that ends with its session,
 * because a transaction must not last that long. The final transaction uses another lock.
 */
record KeyHold(Handle session) implements AutoCloseable {

    /** If the node disappears, PostgreSQL notices within seconds and releases the lock. */
    private static final String SETUP =
            "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3";

    /** Takes the key; empty if another request holds it. */
    static Optional<KeyHold> tryTake(DatabaseSessions sessions, ClientsKey key) {
        try {
            KeyHold hold = new KeyHold(sessions.open("upload", SETUP));
            if (hold.lock(key)) {
                return Optional.of(hold);
            }
            hold.close();
            return Optional.empty();
        } catch (JdbiException e) {
            throw new StoreFailedException("cannot take an idempotency key", e);
        }
    }

    private boolean lock(ClientsKey key) {
        try {
            return session.select(
                            "select pg_try_advisory_lock(hashtextextended('upload ' || ? || ' ' || ?, 0))",
                            key.actor(),
                            key.key())
                    .mapTo(Boolean.class)
                    .one();
        } catch (JdbiException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        Quietly.close(session);
    }
}

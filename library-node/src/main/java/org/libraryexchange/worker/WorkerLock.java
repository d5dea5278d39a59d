package org.libraryexchange.worker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.database.StoreFailedException;

/**
 * Lets one process at a time do a piece of work, by an advisory lock on a session that does nothing else. The session
 * beats every three seconds: a process that is stopped falls silent and loses the lock after ten, although its kernel
 * goes on answering keepalives; a dead link is noticed by these. Nothing but tidiness depends on the lock, since the
 * store fences by compare-and-set.
 */
final class WorkerLock implements AutoCloseable {

    private static final Duration BEAT = Duration.ofSeconds(3);
    private static final Duration TRUSTED_AFTER_BEAT = Duration.ofSeconds(9);
    private static final int SOCKET_TIMEOUT_SECONDS = 5;
    private static final String SETUP = """
            SET idle_session_timeout = '10s';
            SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3
            """;

    private final Connection session;
    private final ScheduledExecutorService heart;
    private final Future<?> beating;
    private volatile long lastBeat = System.nanoTime();
    private volatile boolean lost;

    private WorkerLock(Connection session, String name) {
        this.session = session;
        this.heart = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "heartbeat " + name);
            thread.setDaemon(true);
            return thread;
        });
        beating = heart.scheduleWithFixedDelay(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes the lock if nobody holds it. */
    static Optional<WorkerLock> tryTake(DatabaseSessions sessions, String name) {
        try {
            Connection session = sessions.open("lock " + name, SETUP, SOCKET_TIMEOUT_SECONDS);
            if (lock(session, name)) {
                return Optional.of(new WorkerLock(session, name));
            }
            session.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new StoreFailedException("cannot ask for the lock " + name, e);
        }
    }

    private static boolean lock(Connection session, String name) throws SQLException {
        try (PreparedStatement statement =
                session.prepareStatement("select pg_try_advisory_lock(hashtextextended('library ' || ?, 0))")) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    /** Whether the lock can still be believed in; false at once when the process wakes from being stopped. */
    boolean isHeld() {
        return !lost && System.nanoTime() - lastBeat < TRUSTED_AFTER_BEAT.toNanos();
    }

    /**
     * Goes on only while the lock is held.
     *
     * @throws FencedException if it is not
     */
    void require() {
        if (!isHeld()) {
            throw new FencedException("the lock is lost");
        }
    }

    private void beat() {
        try (Statement statement = session.createStatement()) {
            statement.execute("select 1");
            lastBeat = System.nanoTime();
        } catch (SQLException e) {
            lost = true;
        }
    }

    @Override
    public void close() {
        beating.cancel(true);
        heart.shutdownNow();
        try {
            session.close();
        } catch (SQLException e) {
            // The server ends the session by itself once it falls silent.
            lost = true;
        }
    }
}

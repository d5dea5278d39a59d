package org.libraryexchange.base.worker;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.database.Quietly;
import org.libraryexchange.base.worker.WorkerThread.Lock;

/**
 * An advisory lock that lets one process at a time do a piece of work. Its database session does nothing else and sends
 * a heartbeat every three seconds. A process that is stopped goes silent and loses the lock after ten seconds, although
 * its kernel still answers keepalives; keepalives detect a dead connection. Correctness does not depend on the lock,
 * because the store fences by compare-and-set.
 */
final class DatabaseLock implements Lock {

    private static final Duration BEAT = Duration.ofSeconds(3);
    private static final Duration TRUSTED_AFTER_BEAT = Duration.ofSeconds(9);
    private static final int SOCKET_TIMEOUT_SECONDS = 5;
    private static final String SETUP = """
        SET idle_session_timeout = '10s';
        SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3
        """;

    /** For all locks of the process. One session that hangs must not keep the others from beating. */
    private static final ScheduledExecutorService HEARTS =
            new ScheduledThreadPoolExecutor(2, Daemons.named("heartbeats"));

    private final Handle session;
    private final Future<?> beating;
    private volatile long lastBeat = System.nanoTime();
    private volatile boolean lost;

    private DatabaseLock(Handle session) {
        this.session = session;
        beating = HEARTS.scheduleWithFixedDelay(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes the lock if nobody holds it. */
    static Optional<DatabaseLock> tryTake(DatabaseSessions sessions, String name) {
        Handle session = sessions.open("lock " + name, SETUP, SOCKET_TIMEOUT_SECONDS);
        boolean taken = false;
        try {
            taken = take(session, name);
            return taken ? Optional.of(new DatabaseLock(session)) : Optional.empty();
        } finally {
            if (!taken) {
                Quietly.close(session);
            }
        }
    }

    private static boolean take(Handle session, String name) {
        return session.select("select pg_try_advisory_lock(hashtextextended('library ' || ?, 0))", name)
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * Whether this process can still rely on the lock. False at once when the process wakes up after it was stopped.
     */
    boolean isHeld() {
        return !lost && System.nanoTime() - lastBeat < TRUSTED_AFTER_BEAT.toNanos();
    }

    @Override
    public void require() {
        if (!isHeld()) {
            throw new FencedException("the lock is lost");
        }
    }

    private void beat() {
        try {
            session.execute("select 1");
            lastBeat = System.nanoTime();
        } catch (JdbiException e) {
            lost = true;
        }
    }

    /** If closing does not reach the server, the server ends the silent session by itself. */
    @Override
    public void close() {
        beating.cancel(true);
        Quietly.close(session);
    }
}

package org.libraryexchange.letters;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.libraryexchange.base.database.DatabaseFaults;
import org.libraryexchange.base.database.DatabaseSessions;

/**
 * The files in which the database holds letters. PostgreSQL does not overwrite what a table no longer holds: the bytes
 * stay in the file until other rows need their place. Only a table that is written anew is free of them.
 */
@ApplicationScoped
class LetterFiles {

    private static final Logger LOG = Logger.getLogger(LetterFiles.class);

    private static final List<String> TABLES =
            List.of("letters.post", "letters.rejected_record", "letters.restored_post", "idempotency_key");

    /**
     * While a statement waits for its lock, everybody else who needs the table waits behind it; and while it works, the
     * worker for nights gives no sign of life.
     */
    private static final String SETUP = "set lock_timeout = '2s'; set statement_timeout = '1min'";

    private static final int PATIENCE_SECONDS = 70;

    /**
     * What is open that began before a transaction, at standbys and prepared ones included. A table that is written anew
     * keeps what they may still read.
     */
    private static final String OLDER = """
            select count(*) from (
                select greatest(age(backend_xid), age(backend_xmin)) as age from pg_stat_activity
                where pid <> pg_backend_pid() and coalesce(datname, current_database()) = current_database()
                union all select age(xmin) from pg_replication_slots
                union all select age(transaction) from pg_prepared_xacts) as open
            where age > age(cast(:than as xid))
            """;

    /** A standby that says what it reads does so every ten seconds. Nobody waits meanwhile. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(12);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final DatabaseSessions sessions;
    private boolean failing;

    LetterFiles(DatabaseSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Writes the tables anew. Nobody else can use one of them meanwhile.
     *
     * @return false if somebody uses one of them for longer than two seconds, may read what was there before for longer
     *     than twelve, or one takes longer than a minute, or the database is away
     */
    boolean writeAnew() {
        try (Handle session = sessions.open("letters written anew", SETUP, PATIENCE_SECONDS)) {
            if (!isReadNoMore(session)) {
                return failed("a transaction from before is still open");
            }
            TABLES.forEach(table -> session.execute("vacuum (full) " + table));
        } catch (JdbiException e) {
            return failed(cause(e));
        }
        if (failing) {
            LOG.info("letters written anew");
        }
        failing = false;
        return true;
    }

    private static boolean isReadNoMore(Handle session) {
        String now = session.createQuery("select pg_current_xact_id()")
                .mapTo(String.class)
                .one();
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (isOlderOpen(session, now)) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return true;
    }

    private static boolean isOlderOpen(Handle session, String than) {
        return session.createQuery(OLDER).bind("than", than).mapTo(Long.class).one() > 0;
    }

    private boolean failed(String cause) {
        if (!failing) {
            LOG.warnf("letters not written anew, will retry cause=%s", cause);
        }
        failing = true;
        return false;
    }

    private static String cause(JdbiException e) {
        return DatabaseFaults.said(e).map(SQLException::getMessage).orElse(e.getMessage());
    }
}

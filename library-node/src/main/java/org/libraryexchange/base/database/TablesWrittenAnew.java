package org.libraryexchange.base.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Tables whose files must not hold what was erased. PostgreSQL does not overwrite what a table no longer holds: the bytes
 * stay in the file until other rows need their place. Only a table that is written anew is free of them.
 */
public final class TablesWrittenAnew {

    private static final Logger LOG = Logger.getLogger(TablesWrittenAnew.class);

    private static final Duration BESIDES = Duration.ofSeconds(10);

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
    private final String what;
    private final List<String> tables;
    private final Duration longest;
    private boolean failing;

    /**
     * @param what the tables hold, for the log
     * @param longest that one table may take
     */
    public TablesWrittenAnew(DatabaseSessions sessions, String what, List<String> tables, Duration longest) {
        this.sessions = sessions;
        this.what = what;
        this.tables = tables;
        this.longest = longest;
    }

    /**
     * Writes the tables anew. Nobody else can use one of them meanwhile.
     *
     * @return false if somebody uses one of them for longer than two seconds, may read what was there before for longer
     *     than twelve, or one takes too long, or the database is away
     */
    public boolean write() {
        // While a statement waits for its lock, everybody else who needs the table waits behind it.
        String setup = "set lock_timeout = '2s'; set statement_timeout = " + longest.toMillis();
        int patience = (int) longest.plus(BESIDES).toSeconds();
        try (Handle session = sessions.open(what + " written anew", setup, patience)) {
            if (!isReadNoMore(session)) {
                return failed("a transaction from before is still open");
            }
            tables.forEach(table -> session.execute("vacuum (full) " + table));
        } catch (JdbiException e) {
            return failed(cause(e));
        }
        if (failing) {
            LOG.infof("%s written anew", what);
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
            LOG.warnf("%s not written anew, will retry cause=%s", what, cause);
        }
        failing = true;
        return false;
    }

    private static String cause(JdbiException e) {
        return DatabaseFaults.said(e).map(SQLException::getMessage).orElse(e.getMessage());
    }
}

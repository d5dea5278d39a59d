package org.libraryexchange.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.ConnectionException;
import org.libraryexchange.database.DatabaseSessions;

/** Asks the database on a session of its own, so that a pool in which nothing is free is no reason for an alarm. */
@ApplicationScoped
class PostgresLogProgress implements LogProgress {

    private static final Logger LOG = Logger.getLogger(PostgresLogProgress.class);
    private static final int ANSWER_SECONDS = 3;
    private static final String SETUP = "SET default_transaction_read_only = on; SET statement_timeout = '2500ms'";

    /** The log ends with a change; the counter may have gone on, see {@code publication.confirmed_beyond}. */
    private static final String PLACES = """
            select 'own', null, topic_id, sent_sequence, coalesce((select max(item.sequence) from item
                where owner = (select name from city) and item.sequence <= least(own_log.sequence, released_sequence)), 0)
                from publication, own_log
            union all select 'mirror', owner, topic_id, next_offset, 0 from mirror_position
            union all select 'control', partner, topic_id, next_offset, 0 from control_position
            union all select 'imports', null, null, sum(checked + place + missing), count(*) from bulk_import
                where state in ('received', 'checking', 'running') having count(*) > 0
            """;

    private final DatabaseSessions sessions;
    private Connection session;

    PostgresLogProgress(DatabaseSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public synchronized Places read() {
        try {
            if (session == null) {
                session = sessions.open("watchdog", SETUP, ANSWER_SECONDS).getConnection();
            }
            try (Statement statement = session.createStatement();
                    ResultSet rows = statement.executeQuery(PLACES)) {
                return places(rows);
            }
        } catch (SQLException | ConnectionException e) {
            close();
            throw new SilentException(StuckCause.DATABASE_SILENT, e);
        }
    }

    private static Places places(ResultSet rows) throws SQLException {
        Progress own = Progress.NONE;
        long end = 0;
        Map<String, Progress> mirrors = new HashMap<>();
        Map<String, Progress> controls = new HashMap<>();
        Optional<Progress> imports = Optional.empty();
        while (rows.next()) {
            Progress progress = new Progress(rows.getString(3), rows.getLong(4));
            switch (rows.getString(1)) {
                case "own" -> {
                    own = progress;
                    end = rows.getLong(5);
                }
                case "mirror" -> mirrors.put(rows.getString(2), progress);
                case "control" -> controls.put(rows.getString(2), progress);
                default -> imports = Optional.of(progress);
            }
        }
        return new Places(own, end, mirrors, controls, imports);
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            try {
                session.close();
            } catch (SQLException e) {
                LOG.debugf(e, "could not be closed resource=watchdog session");
            }
            session = null;
        }
    }
}

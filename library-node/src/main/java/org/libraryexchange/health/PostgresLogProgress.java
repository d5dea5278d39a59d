package org.libraryexchange.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.database.Quietly;
import org.libraryexchange.pauses.Pause;
import org.libraryexchange.pauses.Pauses;

/** Asks the database through its own session, so that an exhausted pool does not cause an alarm. */
@ApplicationScoped
class PostgresLogProgress implements LogProgress {

    private static final int ANSWER_SECONDS = 3;
    private static final String SETUP = "SET default_transaction_read_only = on; SET statement_timeout = '2500ms'";

    /** The log ends with its latest change. The counter may be higher, see {@code publication.confirmed_beyond}. */
    private static final String PLACES = """
            select 'own' as log, null as city, topic_id, sent_sequence as number, coalesce((select max(item.sequence) from item
                where owner = (select name from city) and item.sequence <= least(own_log.sequence, released_sequence)), 0)
                as log_end from publication, own_log
            union all select 'mirror', owner, topic_id, next_offset, 0 from mirror_position
            union all select 'control', partner, topic_id, next_offset, 0 from control_position
            union all select 'letters-to', partner, topic_id, sent_sequence, coalesce((select max(post.sequence)
                from letters.post where post.partner = publishing.partner and owner = (select name from city)), 0)
                from letters.publishing
            union all select 'letters-of', owner, topic_id, next_offset, 0 from letters.mirror_position
            union all select 'imports', null, null, sum(checked + place + missing), count(*) from bulk_import
                where state in ('received', 'checking', 'running') having count(*) > 0
            union all select 'foreign', topic, null, foreign_records, 0 from watched_log where foreign_records > 0
            """;

    private final DatabaseSessions sessions;
    private Handle session;

    PostgresLogProgress(DatabaseSessions sessions) {
        this.sessions = sessions;
    }

    private record Row(
            String log, Optional<String> city, @Nested Progress progress, long logEnd) {

        private Sent sent() {
            return new Sent(progress, logEnd);
        }
    }

    @Override
    public synchronized Places read() {
        try {
            if (session == null) {
                session = sessions.open("watchdog", SETUP, ANSWER_SECONDS);
            }
            List<Row> rows = session.createQuery(PLACES)
                    .map(ConstructorMapper.of(Row.class))
                    .list();
            Map<String, Pause> pauses = session.createQuery(Pauses.CURRENT)
                    .map(ConstructorMapper.of(Pause.class))
                    .collect(Collectors.toMap(Pause::partner, pause -> pause));
            return places(rows, pauses);
        } catch (JdbiException e) {
            close();
            throw new SilentException(StuckCause.DATABASE_SILENT, e);
        }
    }

    private static Places places(List<Row> rows, Map<String, Pause> pauses) {
        Optional<Row> own = of("own", rows).findFirst();
        return new Places(
                own.map(Row::progress).orElse(Progress.NONE),
                own.map(Row::logEnd).orElse(0L),
                byCity("mirror", rows),
                byCity("control", rows),
                of("letters-to", rows)
                        .collect(Collectors.toMap(row -> row.city().orElseThrow(), Row::sent)),
                byCity("letters-of", rows),
                pauses,
                of("imports", rows).map(Row::progress).findFirst(),
                of("foreign", rows)
                        .collect(Collectors.toMap(
                                row -> row.city().orElseThrow(),
                                row -> row.progress().number())));
    }

    private static Map<String, Progress> byCity(String log, List<Row> rows) {
        return of(log, rows).collect(Collectors.toMap(row -> row.city().orElseThrow(), Row::progress));
    }

    private static Stream<Row> of(String log, List<Row> rows) {
        return rows.stream().filter(row -> row.log().equals(log));
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            Quietly.close(session);
            session = null;
        }
    }
}

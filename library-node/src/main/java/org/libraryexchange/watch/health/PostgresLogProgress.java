package org.libraryexchange.watch.health;

import static org.libraryexchange.base.database.Statements.on;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.database.Quietly;
import org.libraryexchange.exchange.pauses.Pause;
import org.libraryexchange.exchange.pauses.Pauses;
import org.libraryexchange.watch.health.LogObserver.SilentException;
import org.libraryexchange.watch.health.LogProgress.Place;
import org.libraryexchange.watch.health.LogProgress.Places;
import org.libraryexchange.watch.health.LogProgress.Progress;

/** Asks the database through its own session, so that an exhausted pool does not cause an alarm. */
@ApplicationScoped
class PostgresLogProgress implements LogProgress {

    private static final int ANSWER_SECONDS = 3;
    private static final String SETUP = "SET default_transaction_read_only = on; SET statement_timeout = '2500ms'";

    /** The log ends with its latest change. The counter may be higher, see {@code publication.confirmed_beyond}. */
    private static final String PLACES = """
            select 'log' as sort, 'library.' || name || '.items' as topic, topic_id, sent_sequence as number, coalesce((
                select max(item.sequence) from item
                where owner = name and item.sequence <= least(own_log.sequence, released_sequence)), 0) as log_end
                from publication, own_log, city
            union all select 'log', 'library.' || owner || '.items', topic_id, next_offset, 0 from mirror_position
            union all select 'log', 'library.' || partner || '.exchange', topic_id, next_offset, 0 from control_position
            union all select 'log', 'library.' || name || '.letters.' || partner, topic_id, sent_sequence, coalesce((
                select max(post.sequence) from letters.post
                where post.partner = publishing.partner and owner = name), 0) from letters.publishing, city
            union all select 'log', 'library.' || owner || '.letters.' || name, topic_id, next_offset, 0
                from letters.mirror_position, city
            union all select 'log', 'library.' || name || '.pictures', topic_id, sent_sequence, coalesce((
                select max(sequence) from pictures.item where owner = name), 0) from pictures.publication, city
            union all select 'log', 'library.' || owner || '.pictures', topic_id, next_offset, 0
                from pictures.mirror_position
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
            String sort, Optional<String> topic, @Nested Progress progress, long logEnd) {}

    @Override
    public synchronized Places read() {
        try {
            if (session == null) {
                session = sessions.open("watchdog", SETUP, ANSWER_SECONDS);
            }
            List<Row> rows = on(session).list(Row.class, PLACES);
            Map<String, Pause> pauses = session.createQuery(Pauses.CURRENT)
                    .map(ConstructorMapper.of(Pause.class))
                    .collect(Collectors.toMap(Pause::partner, pause -> pause));
            return new Places(
                    byTopic("log", rows, row -> new Place(row.progress(), row.logEnd())),
                    pauses,
                    of("imports", rows).map(Row::progress).findFirst(),
                    byTopic("foreign", rows, row -> row.progress().number()));
        } catch (JdbiException e) {
            close();
            throw new SilentException(StuckCause.DATABASE_SILENT, e);
        }
    }

    private static <T> Map<String, T> byTopic(String sort, List<Row> rows, Function<Row, T> value) {
        return of(sort, rows).collect(Collectors.toMap(row -> row.topic().orElseThrow(), value));
    }

    private static Stream<Row> of(String sort, List<Row> rows) {
        return rows.stream().filter(row -> row.sort().equals(sort));
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            Quietly.close(session);
            session = null;
        }
    }
}

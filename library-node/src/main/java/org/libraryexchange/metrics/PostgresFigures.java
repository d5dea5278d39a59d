package org.libraryexchange.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.database.Quietly;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.search.Searching;

/**
 * Reads the figures in a database session of its own. It never reads a whole catalogue: it counts through indexes and
 * up to a limit, so a reading takes milliseconds whatever the tables hold.
 */
@ApplicationScoped
class PostgresFigures implements FigureSource {

    private static final int ANSWER_SECONDS = 4;

    /** Sequential scans are off, because the planner cannot know that there is almost nothing after the cursor. */
    private static final String SETUP = """
            SET default_transaction_read_only = on; SET statement_timeout = '3s'; SET enable_seqscan = off; SET jit = off
            """;

    static final String NAMES = """
            with here (city, partners) as (select cast(:city as text), cast(:partners as text[]))
            """;

    private static final String LOG = NAMES + """
            select name, '' as partner, '' as term, value
            from here cross join own_log cross join publication cross join restoration
            cross join lateral (select count(*) as records from (
                select from item where owner = city and item.sequence > sent_sequence
                    and item.sequence <= coalesce(released_sequence, item.sequence)
                order by item.sequence limit 100000) as waiting) as backlog
            cross join lateral (select count(*) as records from (
                select from item where owner = city and item.sequence > released_sequence
                order by item.sequence limit 100000) as waiting) as held
            cross join lateral (select count(*) as items from restored_item
                where finding in ('conflict', 'erasure') and outcome is null and choice is null) as choices
            cross join lateral (values
                ('library.log.sequence', cast(own_log.sequence as float8)),
                ('library.log.published.sequence', sent_sequence),
                ('library.log.backlog.records', backlog.records),
                ('library.log.held.records', held.records),
                ('library.log.restored', cast(restoration.state = 'open' as int)),
                ('library.log.restored.choices', choices.items)) as figure (name, value)
            """;

    private static final String MIRRORS = NAMES + """
            select name, partner, '' as term, value
            from here cross join unnest(partners) as partner left join mirror_position on owner = partner
            cross join lateral (values
                ('library.mirror.applied.sequence', cast(coalesce(sequence, 0) as float8)),
                ('library.mirror.catching.up', cast(coalesce(catching_up, true) as int)),
                ('library.mirror.gap', cast(gap_after is not null as int)),
                ('library.mirror.paused', cast(coalesce(paused_until > now(), false) as int)),
                ('library.mirror.dropped.records', coalesce(dropped, 0))) as figure (name, value)
            union all
            select 'library.mirror.unsettled.records', owner, state, count(*)
            from here cross join lateral (
                select owner, state from rejected_record
                where state in ('open', 'requested') and owner = any (partners) limit 100000) as unsettled
            group by owner, state
            union all
            select 'library.log.applied.sequence', partner, '', sequence
            from here join applied_log on partner = any (partners) and log = 'library.' || city || '.items'
            """;

    /** The age of what a partner confirms counts from the marker: a mirror that answers late confirms an old state. */
    private static final String PROOFS = NAMES + """
            select side || name as name, partner, '' as term, value
            from here cross join unnest(partners) as partner
            cross join lateral (values
                ('library.log.proof.', city, partner), ('library.mirror.proof.', partner, city)) as pair (side, owner, mirror)
            left join lateral (
                select items, verified, rejected, differing from receipt
                where receipt.owner = pair.owner and receipt.mirror = pair.mirror
                    and outcome in ('verified', 'items-differ')
                    and (signature_state in ('valid', 'unchecked') or receipt.mirror = city)
                order by sequence desc, kept desc limit 1) as latest on true
            left join lateral (
                select max(coalesce(marked, kept)) as at from receipt
                left join own_proof on own_proof.id = proof_id and receipt.owner = city
                where receipt.owner = pair.owner and receipt.mirror = pair.mirror and outcome = 'verified'
                    and (signature_state in ('valid', 'unchecked') or receipt.mirror = city)) as proved on true
            cross join lateral (values
                ('age.seconds', case when at is null then 'infinity'
                    else greatest(0, cast(extract(epoch from now() - at) as float8)) end),
                ('items', items),
                ('verified.items', verified),
                ('rejected.items', rejected),
                ('differing.items', differing)) as figure (name, value)
            """;

    private static final String NIGHTS = NAMES + """
            , ended_night as (select * from exchange_run where night is not null and ended is not null)
            select 'library.nights.last.outcome' as name, '' as partner, outcome as term, cast(1 as float8) as value
            from ended_night where night = (select max(night) from ended_night)
            union all
            select 'library.nights.recent', '', state, count(*)
            from (select case when outcome in ('missed', 'failed') then outcome
                    when started_by = 'catch-up' then 'late' else 'covered' end as state
                from ended_night order by night desc limit 28) as recent
            group by state
            union all
            select name, '', '', value from (values
                ('library.nights.covered.age.seconds', (
                    select greatest(0, cast(extract(epoch from now() - since) as float8))
                    from (select coalesce(
                        (select max(ended) from ended_night where outcome not in ('missed', 'failed')),
                        (select cast(night as timestamptz) from first_night)) as since) as covered
                    where since is not null)),
                ('library.nights.gaps', (select count(*) from exchange_run
                    where night is not null and outcome in ('missed', 'failed') and caught_up_by is null)),
                ('library.nights.running', (select count(*) from exchange_run where ended is null)),
                ('library.nights.last.duration.seconds', (select extract(epoch from ended - started) from exchange_run
                    where started_by <> 'nobody' and ended is not null order by started desc, id desc limit 1)))
                as figure (name, value)
            """;

    private static final String OTHERS = NAMES + """
            select 'library.imports' as name, '' as partner, state as term, cast(count(*) as float8) as value
            from bulk_import where state in ('received', 'checking', 'held', 'running') and not swept group by state
            """;

    private static final List<String> QUERIES = Stream.concat(
                    Stream.of(LOG, MIRRORS, PROOFS, NIGHTS, OTHERS), LetterFigures.QUERIES.stream())
            .toList();

    private final DatabaseSessions sessions;
    private final NodeConfig node;
    private final Searching searching;
    private Handle session;

    PostgresFigures(DatabaseSessions sessions, NodeConfig node, Searching searching) {
        this.sessions = sessions;
        this.node = node;
        this.searching = searching;
    }

    private record Row(String name, String partner, String term, Optional<Double> value) {

        private Series series() {
            return new Series(Figure.of(name), partner, term);
        }
    }

    @Override
    public synchronized Figures read() {
        try {
            if (session == null) {
                session = sessions.open("metrics", SETUP, ANSWER_SECONDS);
            }
            Map<Series, Double> values = new HashMap<>();
            for (String query : QUERIES) {
                read(query, values);
            }
            values.put(new Series(Figure.SEARCH_BEHIND, "", ""), (double) searching.behind(session));
            return new Figures(values);
        } catch (JdbiException e) {
            close();
            throw e;
        }
    }

    private void read(String query, Map<Series, Double> values) {
        session.createQuery(query)
                .bind("city", node.city())
                .bindArray("partners", String.class, node.partners().keySet())
                .map(ConstructorMapper.of(Row.class))
                .forEach(row -> values.put(row.series(), row.value().orElse(Double.NaN)));
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            Quietly.close(session);
            session = null;
        }
    }
}

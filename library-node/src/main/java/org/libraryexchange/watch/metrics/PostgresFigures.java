package org.libraryexchange.watch.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.database.Quietly;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.catalogue.search.Searching;
import org.libraryexchange.watch.metrics.FigureWatch.Figures;
import org.libraryexchange.watch.metrics.FigureWatch.Series;

/**
 * Reads the figures in a database session of its own. It never reads a whole catalogue: it counts through indexes and
 * up to a limit, so a reading takes milliseconds whatever the tables hold.
 */
@ApplicationScoped
class PostgresFigures implements FigureWatch.Source {

    private static final int ANSWER_SECONDS = 4;

    /** Sequential scans are off, because the planner cannot know that there is almost nothing after the cursor. */
    private static final String SETUP = """
            SET default_transaction_read_only = on; SET statement_timeout = '3s'; SET enable_seqscan = off; SET jit = off
            """;

    private static final String NAMES = """
            with here (city, partners, prefix, other, what) as (select cast(:city as text), cast(:partners as text[]),
                cast(:prefix as text), cast(:other as text), cast(:what as text))
            """;

    /** The same statements for the logs of items, for those of pictures, and for those of the letters to and from a partner. */
    private static final String LOG = NAMES + """
            select prefix || name as name, other as partner, '' as term, value
            from here cross join own_log cross join publication cross join restoration
            cross join lateral (select count(*) as records from (
                select from item where owner = city and item.sequence > sent_sequence
                    and item.sequence <= coalesce(released_sequence, item.sequence)
                order by item.sequence limit 100000) as waiting) as backlog
            cross join lateral (select count(*) as items from restored_item
                where finding in ('conflict', 'erasure') and outcome is null and choice is null) as choices
            cross join lateral (values
                ('log.sequence', cast(own_log.sequence as float8)),
                ('log.published.sequence', sent_sequence),
                ('log.backlog.records', backlog.records),
                ('log.restored', cast(restoration.state = 'open' as int)),
                ('log.restored.choices', choices.items)) as figure (name, value)
            """;

    private static final String MIRRORS = NAMES + """
            select prefix || name as name, partner, '' as term, value
            from here cross join unnest(partners) as partner left join mirror_position on owner = partner
            cross join lateral (values
                ('mirror.applied.sequence', cast(coalesce(sequence, 0) as float8)),
                ('mirror.catching.up', cast(coalesce(catching_up, true) as int)),
                ('mirror.gap', cast(gap_after is not null as int)),
                ('mirror.dropped.records', coalesce(dropped, 0))) as figure (name, value)
            union all
            select prefix || 'mirror.unsettled.records', owner, state, count(*)
            from here cross join lateral (
                select owner, state from rejected_record
                where state in ('open', 'requested') and owner = any (partners) limit 100000) as unsettled
            group by prefix, owner, state
        """;

    /** The age of what a partner confirms counts from the marker: a mirror that answers late confirms an old state. */
    private static final String PROOFS = NAMES + """
            select prefix || side || name as name, partner, '' as term, value
            from here cross join unnest(partners) as partner
            cross join lateral (values
                ('log.proof.', city, partner), ('mirror.proof.', partner, city)) as pair (side, owner, mirror)
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
                (what, items),
                ('verified.' || what, verified),
                ('rejected.' || what, rejected),
                ('differing.' || what, differing)) as figure (name, value)
            """;

    private static final List<String> OF_LOGS = List.of(LOG, MIRRORS, PROOFS);

    private static final String ITEMS = NAMES + """
            select 'library.log.held.records' as name, '' as partner, '' as term, cast(count(*) as float8) as value
            from (select from here cross join publication join item on owner = city and item.sequence > released_sequence
                order by item.sequence limit 100000) as held
            union all
            select 'library.mirror.paused', partner, '', cast(coalesce(paused_until > now(), false) as int)
            from here cross join unnest(partners) as partner left join mirror_position on owner = partner
            union all
            select 'library.log.applied.sequence', partner, '', sequence
            from here join applied_log on partner = any (partners) and log = 'library.' || city || '.items'
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

    private static final List<String> OF_ITEMS = List.of(ITEMS, NIGHTS, OTHERS);

    private final DatabaseSessions sessions;
    private final NodeConfig node;
    private final Searching searching;
    private Handle session;

    PostgresFigures(DatabaseSessions sessions, NodeConfig node, Searching searching) {
        this.sessions = sessions;
        this.node = node;
        this.searching = searching;
    }

    private record Row(@Nested Series series, Optional<Double> value) {}

    @Override
    public synchronized Figures read() {
        try {
            if (session == null) {
                session = sessions.open("metrics", SETUP, ANSWER_SECONDS);
            }
            Map<Series, Double> values = new HashMap<>();
            Set<String> partners = node.partners().keySet();
            FiguredLog items = new FiguredLog("public", "", "items", partners);
            turnTo(items);
            OF_LOGS.forEach(query -> read(query, items, values));
            OF_ITEMS.forEach(query -> read(query, items, values));
            values.put(new Series("library.search.behind.items", "", ""), (double) searching.behind(session));
            readLog(new FiguredLog("pictures, public", "", "pictures", partners), values);
            partners.forEach(
                    partner -> readLog(new FiguredLog("letters, public", partner, "letters", Set.of(partner)), values));
            return new Figures(values);
        } catch (JdbiException e) {
            close();
            throw e;
        }
    }

    private void readLog(FiguredLog log, Map<Series, Double> values) {
        turnTo(log);
        OF_LOGS.forEach(query -> read(query, log, values));
    }

    /**
     * The tables of items, of pictures, or of the letters to and from a partner.
     *
     * @param partner whose letters are read; otherwise empty
     */
    private record FiguredLog(String path, String partner, String what, Set<String> partners) {

        private String prefix() {
            return what.equals("items") ? "library." : "library." + what + ".";
        }
    }

    private void turnTo(FiguredLog log) {
        session.execute(
                "select set_config('search_path', ?, false), set_config('library.partner', ?, false)",
                log.path(),
                log.partner());
    }

    private void read(String query, FiguredLog log, Map<Series, Double> values) {
        session.createQuery(query)
                .bind("city", node.city())
                .bind("partners", log.partners())
                .bind("prefix", log.prefix())
                .bind("other", log.partner())
                .bind("what", log.what())
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

package org.libraryexchange.metrics;

import java.util.List;

/** The statements of {@link PostgresFigures} about letters, over the tables of letters. */
final class LetterFigures {

    private static final String LOG = PostgresFigures.NAMES + """
            select name, partner, '' as term, value
            from here cross join unnest(partners) as partner
            join letters.counter using (partner) join letters.publishing using (partner)
            join letters.restoring using (partner)
            cross join lateral (select count(*) as records from (
                select from letters.post where post.partner = publishing.partner and owner = city
                    and post.sequence > sent_sequence
                order by post.sequence limit 100000) as waiting) as backlog
            cross join lateral (select count(*) as letters from letters.restored_post
                where restored_post.partner = publishing.partner and finding in ('conflict', 'erasure')
                    and outcome is null and choice is null) as choices
            cross join lateral (values
                ('library.letters.log.sequence', cast(counter.sequence as float8)),
                ('library.letters.log.published.sequence', sent_sequence),
                ('library.letters.log.backlog.records', backlog.records),
                ('library.letters.log.restored', cast(restoring.state = 'open' as int)),
                ('library.letters.log.restored.choices', choices.letters)) as figure (name, value)
            """;

    private static final String MIRRORS = PostgresFigures.NAMES + """
            select name, partner, '' as term, value
            from here cross join unnest(partners) as partner left join letters.mirror_position on owner = partner
            cross join lateral (values
                ('library.letters.mirror.applied.sequence', cast(coalesce(sequence, 0) as float8)),
                ('library.letters.mirror.catching.up', cast(coalesce(catching_up, true) as int)),
                ('library.letters.mirror.gap', cast(gap_after is not null as int)),
                ('library.letters.mirror.dropped.records', coalesce(dropped, 0))) as figure (name, value)
            union all
            select 'library.letters.mirror.unsettled.records', owner, state, count(*)
            from here cross join lateral (
                select owner, state from letters.rejected_record
                where state in ('open', 'requested') and owner = any (partners) limit 100000) as unsettled
            group by owner, state
            """;

    private static final String PROOFS = PostgresFigures.NAMES + """
            select side || name as name, partner, '' as term, value
            from here cross join unnest(partners) as partner
            cross join lateral (values
                ('library.letters.log.proof.', city, partner),
                ('library.letters.mirror.proof.', partner, city)) as pair (side, owner, mirror)
            left join lateral (
                select items, verified, rejected, differing from letters.receipt
                where receipt.owner = pair.owner and receipt.mirror = pair.mirror
                    and outcome in ('verified', 'items-differ')
                    and (signature_state in ('valid', 'unchecked') or receipt.mirror = city)
                order by sequence desc, kept desc limit 1) as latest on true
            left join lateral (
                select max(coalesce(marked, kept)) as at from letters.receipt
                left join letters.proof on proof.id = proof_id and receipt.owner = city
                where receipt.owner = pair.owner and receipt.mirror = pair.mirror and receipt.outcome = 'verified'
                    and (signature_state in ('valid', 'unchecked') or receipt.mirror = city)) as proved on true
            cross join lateral (values
                ('age.seconds', case when at is null then 'infinity'
                    else greatest(0, cast(extract(epoch from now() - at) as float8)) end),
                ('letters', items),
                ('verified.letters', verified),
                ('rejected.letters', rejected),
                ('differing.letters', differing)) as figure (name, value)
            """;

    static final List<String> QUERIES = List.of(LOG, MIRRORS, PROOFS);

    private LetterFigures() {}
}

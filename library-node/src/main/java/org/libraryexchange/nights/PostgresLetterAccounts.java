package org.libraryexchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.nights.LettersFound.Counts;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proving.LastProof;

/** Counts letters by their places in the logs, as {@link PostgresAccounts} counts items. */
@ApplicationScoped
class PostgresLetterAccounts {

    private static final String COUNTS = """
            with earlier as (
                select run.started, counted.* from exchange_letters counted join exchange_run run on run_id = run.id
                where partner = :partner and outcome in ('complete', 'nothing-to-exchange', 'partial')
                    and run.started < :started),
            span as (
                select coalesce((select sequence from earlier order by started desc limit 1), 0) as sent_after,
                    coalesce(cast(:theirs as bigint), sent_sequence) as sent_up_to,
                    coalesce((select our_sequence from earlier where our_sequence is not null
                        order by started desc limit 1), 0) as received_after,
                    coalesce(cast(:ours as bigint), 0) as received_up_to
                from letters.publishing where partner = :partner),
            moved as (
                select exists (select from letters.reissue
                    where item_id = post.id and reissue.sequence = post.sequence) as repaired
                from letters.post, span
                where post.partner = :partner and owner = :city and post.sequence > sent_after
                    and post.sequence <= sent_up_to)
            select sent_up_to as up_to, (select count(*) from moved where not repaired) as sent,
                (select count(*) from moved where repaired) as repaired,
                (select count(*) from letters.post where post.partner = :partner and owner = :partner
                    and post.sequence > received_after and post.sequence <= received_up_to) as received
            from span
            """;

    private final Jdbi database;
    private final NodeConfig node;

    PostgresLetterAccounts(Jdbi database, NodeConfig node) {
        this.database = database;
        this.node = node;
    }

    @Transactional
    Counts between(ExchangeRun run, String partner, LettersState letters) {
        return database.withHandle(handle -> handle.createQuery(COUNTS)
                .bind("partner", partner)
                .bind("city", node.city())
                .bind("started", run.started())
                .bind("theirs", place(letters.theirs()))
                .bind("ours", place(letters.known()))
                .map(ConstructorMapper.of(Counts.class))
                .findOne()
                .orElse(Counts.NOTHING));
    }

    private static Long place(Optional<LastProof> proof) {
        return proof.map(LastProof::sequence).orElse(null);
    }
}

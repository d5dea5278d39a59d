package org.libraryexchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.nights.Report.Sent;
import org.libraryexchange.node.NodeConfig;

/**
 * Counts by sequences in the logs, since only they give the order of changes; clocks do not. An item that changed again
 * after the last counted sequence appears only with that later change, and the next run counts it.
 */
@ApplicationScoped
class PostgresAccounts implements Accounts {

    private static final String RUNS = "exchange_run run";
    private static final String NEVER = "timestamptz 'epoch'";
    private static final String MIRRORED =
            "exchange_partner join exchange_run run on run_id = id and partner = :partner and our_sequence is not null";

    private final Jdbi database;
    private final NodeConfig node;
    private final Arrivals arrivals;
    private final PostgresLetterAccounts letterAccounts;

    PostgresAccounts(Jdbi database, NodeConfig node, Arrivals arrivals, PostgresLetterAccounts letterAccounts) {
        this.database = database;
        this.node = node;
        this.arrivals = arrivals;
        this.letterAccounts = letterAccounts;
    }

    /** The last sequence of a partner's log that was counted, and when that run started. */
    private record Before(long sequence, Instant started) {}

    /** A value from the latest earlier run that exchanged anything. */
    private static String before(String column, String table, String otherwise) {
        return """
                coalesce((select %s from %s where outcome in ('complete', 'nothing-to-exchange', 'partial')
                    and run.started < :started order by run.started desc limit 1), %s)
                """.formatted(column, table, otherwise);
    }

    @Override
    @Transactional
    public Sent sent(ExchangeRun run, long upTo) {
        return database.withHandle(
                handle -> handle.createQuery("""
                        with moved as (
                            select status, %s as cancelled, exists (select from reissue
                                where item_id = item.id and reissue.sequence = item.sequence) as repaired
                            from item where owner = :city and sequence > %s and sequence <= :upTo)
                        select count(*) filter (where not repaired) as published,
                            count(*) filter (where status = 'withdrawn' and not repaired) as withdrawn,
                            count(*) filter (where cancelled and not repaired) as cancelled,
                            count(*) filter (where status = 'erased' and not repaired) as erased,
                            count(*) filter (where repaired) as repaired
                        from moved
                        """.formatted(Arrivals.CANCELLED, before("sequence", RUNS, "0")))
                        .bind("city", node.city())
                        .bind("upTo", upTo)
                        .bind("started", run.started())
                        .map(ConstructorMapper.of(Sent.class))
                        .one());
    }

    @Override
    @Transactional
    public Received received(ExchangeRun run, String partner, long upTo) {
        Before before = database.withHandle(handle -> handle.createQuery("select %s as sequence, %s as started"
                        .formatted(before("our_sequence", MIRRORED, "0"), before("started", RUNS, NEVER)))
                .bind("partner", partner)
                .bind("started", run.started())
                .map(ConstructorMapper.of(Before.class))
                .one());
        return arrivals.between(partner, before.sequence(), upTo, before.started());
    }

    @Override
    public LettersFound.Counts letters(ExchangeRun run, String partner, LettersState letters) {
        return letterAccounts.between(run, partner, letters);
    }
}

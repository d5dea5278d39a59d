package org.libraryexchange.exchange.nights;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.log.postgres.NodeLogs;
import org.libraryexchange.exchange.nights.Arrivals.ReceivedCounts;
import org.libraryexchange.exchange.nights.ExchangeState.Proofs;
import org.libraryexchange.exchange.nights.Report.Accounts;
import org.libraryexchange.exchange.nights.Report.LogCounts;
import org.libraryexchange.exchange.nights.Report.SentCounts;
import org.libraryexchange.exchange.proving.LastProof;
import org.libraryexchange.record.CityLog.Sort;

/**
 * Counts by sequences in the logs, since only they give the order of changes; clocks do not. An item that changed again
 * after the last counted sequence appears only with that later change, and the next run counts it.
 */
@Singleton
record PostgresAccounts(NodeLogs logs, Arrivals arrivals) implements Accounts {

    private static final String RUNS = "exchange_run run";
    private static final String NEVER = "timestamptz 'epoch'";
    private static final String MIRRORED =
            "exchange_partner join exchange_run run on run_id = id and partner = :partner and our_sequence is not null";

    /** Works on the tables of letters to a partner, and on those of pictures. */
    private static final String OF_LOG = """
            with earlier as (
                select run.started, counted.* from %s counted join exchange_run run on run_id = run.id
                where partner = :partner and outcome in ('complete', 'nothing-to-exchange', 'partial')
                    and run.started < :started),
            span as (
                select coalesce((select sequence from earlier order by started desc limit 1), 0) as sent_after,
                    coalesce(cast(:theirs as bigint), sent_sequence) as sent_up_to,
                    coalesce((select received_sequence from earlier where received_sequence is not null
                        order by started desc limit 1), 0) as received_after,
                    coalesce(cast(:ours as bigint), (select sequence from mirror_position where owner = :partner), 0)
                        as received_up_to
                from publication),
            moved as (
                select exists (select from reissue
                    where item_id = item.id and reissue.sequence = item.sequence) as repaired
                from item, span
                where owner = :city and item.sequence > sent_after and item.sequence <= sent_up_to)
            select sent_up_to as up_to, (select count(*) from moved where not repaired) as sent,
                (select count(*) from moved where repaired) as repaired,
                greatest(received_after, received_up_to) as received_up_to,
                (select count(*) from item where owner = :partner and item.sequence > received_after
                    and item.sequence <= received_up_to) as received
            from span
            """;

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
    public SentCounts sent(ExchangeRun run, long upTo) {
        return logs.database()
                .one(
                        SentCounts.class,
                        """
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
                        """.formatted(Arrivals.CANCELLED, before("sequence", RUNS, "0")),
                        Map.of("city", logs.node().city(), "upTo", upTo, "started", run.started()));
    }

    @Override
    public ReceivedCounts received(ExchangeRun run, String partner, long upTo) {
        Before before = logs.database()
                .one(
                        Before.class,
                        "select %s as sequence, %s as started"
                                .formatted(before("our_sequence", MIRRORED, "0"), before("started", RUNS, NEVER)),
                        Map.of("partner", partner, "started", run.started()));
        return arrivals.between(partner, before.sequence(), upTo, before.started());
    }

    @Override
    public LogCounts of(Sort sort, ExchangeRun run, String partner, Proofs seen) {
        LogTables tables = sort == Sort.PICTURES ? logs.pictures() : logs.letters(partner);
        return tables.withHandle(handle -> handle.createQuery(OF_LOG.formatted(PostgresPartners.table(sort)))
                .bind("partner", partner)
                .bind("city", tables.city())
                .bind("started", run.started())
                .bind("theirs", place(seen.theirs()))
                .bind("ours", place(seen.known()))
                .map(ConstructorMapper.of(LogCounts.class))
                .findOne()
                .orElse(LogCounts.NOTHING));
    }

    private static Long place(Optional<LastProof> proof) {
        return proof.map(LastProof::sequence).orElse(null);
    }
}

package org.libraryexchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.hibernate.Session;
import org.libraryexchange.nights.Report.Sent;
import org.libraryexchange.node.NodeConfig;

/**
 * Counts by places in the logs, since these tell the order of changes and clocks do not. An item that has changed again
 * behind the place stands there only once, and is counted in the next run.
 */
@ApplicationScoped
class PostgresAccounts implements Accounts {

    private static final String RUNS = "exchange_run run";
    private static final String NEVER = "timestamptz 'epoch'";
    private static final String MIRRORED =
            "exchange_partner join exchange_run run on run_id = id and partner = :partner and our_sequence is not null";

    private final Session database;
    private final NodeConfig node;
    private final Arrivals arrivals;

    PostgresAccounts(Session database, NodeConfig node, Arrivals arrivals) {
        this.database = database;
        this.node = node;
        this.arrivals = arrivals;
    }

    /** Of the latest run before this one that exchanged anything. */
    private static String before(String column, String table, String otherwise) {
        return """
                coalesce((select %s from %s where outcome in ('complete', 'nothing-to-exchange', 'partial')
                    and run.started < :started order by run.started desc limit 1), %s)
                """.formatted(column, table, otherwise);
    }

    @Override
    @Transactional
    public Sent sent(ExchangeRun run, long upTo) {
        Object[] row = database.createNativeQuery(
                        """
                        with moved as (
                            select status, %s as cancelled, exists (select from reissue
                                where item_id = item.id and reissue.sequence = item.sequence) as repaired
                            from item where owner = :city and sequence > %s and sequence <= :upto)
                        select count(*) filter (where not repaired),
                            count(*) filter (where status = 'withdrawn' and not repaired),
                            count(*) filter (where cancelled and not repaired),
                            count(*) filter (where status = 'erased' and not repaired),
                            count(*) filter (where repaired)
                        from moved
                        """.formatted(Arrivals.CANCELLED, before("sequence", RUNS, "0")), Object[].class)
                .setParameter("city", node.city())
                .setParameter("upto", upTo)
                .setParameter("started", run.started())
                .getSingleResult();
        return new Sent((Long) row[0], (Long) row[1], (Long) row[2], (Long) row[3], (Long) row[4]);
    }

    @Override
    @Transactional
    public Received received(ExchangeRun run, String partner, long upTo) {
        Object[] before = database.createNativeQuery(
                        "select %s, %s"
                                .formatted(before("our_sequence", MIRRORED, "0"), before("started", RUNS, NEVER)),
                        Object[].class)
                .setParameter("partner", partner)
                .setParameter("started", run.started())
                .getSingleResult();
        return arrivals.between(partner, (Long) before[0], upTo, (Instant) before[1]);
    }
}

package org.libraryexchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;
import org.libraryexchange.nights.Report.Received;
import org.libraryexchange.nights.Report.Sent;
import org.libraryexchange.node.NodeConfig;

/**
 * Counts by places in the logs, since these tell the order of changes and clocks do not. An item that has changed again
 * behind the place stands there only once, and is counted in the next run.
 */
@ApplicationScoped
class PostgresAccounts implements Accounts {

    private static final String CANCELLED =
            "document like '%\"status\":\"cancelled\"%' and cancelled_dates(document) > 0";

    private static final String MIRRORED =
            "exchange_partner join exchange_run run on run_id = id and partner = :partner and our_sequence is not null";

    private final Session database;
    private final NodeConfig node;

    PostgresAccounts(Session database, NodeConfig node) {
        this.database = database;
        this.node = node;
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
    public Sent sent(Run run, long upTo) {
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
                        """.formatted(CANCELLED, before("sequence", "exchange_run run", "0")), Object[].class)
                .setParameter("city", node.city())
                .setParameter("upto", upTo)
                .setParameter("started", run.started())
                .getSingleResult();
        return new Sent((Long) row[0], (Long) row[1], (Long) row[2], (Long) row[3], (Long) row[4]);
    }

    @Override
    @Transactional
    public Received received(Run run, String partner, long upTo) {
        Object[] row = database.createNativeQuery(
                        """
                        with moved as (
                            select status, %s as cancelled, held_since from item
                            where owner = :partner and sequence > %s and sequence <= :upto),
                        before as (select %s as started)
                        select count(*) filter (where held_since >= started),
                            count(*) filter (where held_since < started),
                            count(*) filter (where status = 'withdrawn'), count(*) filter (where cancelled),
                            count(*) filter (where status = 'erased'),
                            (select count(*) from rejected_record, before
                                where owner = :partner and rejected >= before.started)
                        from before left join moved on true
                        group by started
                        """.formatted(
                                        CANCELLED,
                                        before("our_sequence", MIRRORED, "0"),
                                        before("started", "exchange_run run", "timestamptz '-infinity'")),
                        Object[].class)
                .setParameter("partner", partner)
                .setParameter("upto", upTo)
                .setParameter("started", run.started())
                .getSingleResult();
        return new Received((Long) row[0], (Long) row[1], (Long) row[2], (Long) row[3], (Long) row[4], (Long) row[5]);
    }
}

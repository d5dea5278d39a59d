package org.libraryexchange.ops;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import org.hibernate.Session;
import org.libraryexchange.log.MirrorProgress;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.replication.Replication;
import org.libraryexchange.worker.PeriodicTask;

/**
 * Notes once a minute how far the logs have come and how large the catalogues are, and adds up the counts. Every replica
 * does so: each knows the lag of the mirrors that it applies, and what the others have noted stays.
 */
@ApplicationScoped
public class TrendKeeper {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration MINUTES_ARE_KEPT = Duration.ofDays(8);

    private final Session database;
    private final NodeConfig node;
    private final Replication replication;
    private final Clock clock;

    TrendKeeper(Session database, NodeConfig node, Replication replication, Clock clock) {
        this.database = database;
        this.node = node;
        this.replication = replication;
        this.clock = clock;
    }

    @Produces
    PeriodicTask task() {
        return new PeriodicTask("trend", PAUSE, this::note);
    }

    /** Notes how it is now. */
    public void note() {
        QuarkusTransaction.requiringNew().run(this::addUp);
        QuarkusTransaction.requiringNew().run(() -> {
            Instant now = clock.instant();
            noteOwnLog(now);
            node.partners().keySet().forEach(partner -> noteMirror(partner, now));
            noteDay(LocalDate.ofInstant(now, node.timeZone()));
            forget(now.minus(MINUTES_ARE_KEPT));
        });
    }

    /** One statement: who reads the counts meanwhile sees the notes or their sum, never both. */
    private void addUp() {
        database.createNativeMutationQuery("""
                        with noted as (delete from item_count_change returning owner, kind, status, change),
                            summed as (select owner, kind, status, sum(change) as items from noted
                                group by owner, kind, status)
                        insert into item_count as counted (owner, kind, status, items)
                        select owner, kind, status, items from summed order by owner, kind, status
                        on conflict (owner, kind, status) do update set items = counted.items + excluded.items
                        """).executeUpdate();
    }

    private void noteOwnLog(Instant now) {
        database.createNativeMutationQuery("""
                        insert into log_minute (city, minute, sequence, waiting)
                        select :city, :minute, sent_sequence, greatest(0, own_log.sequence - sent_sequence)
                        from own_log, publication
                        on conflict (city, minute) do update
                            set sequence = excluded.sequence, waiting = excluded.waiting
                        """)
                .setParameter("city", node.city())
                .setParameter("minute", now.truncatedTo(ChronoUnit.MINUTES))
                .executeUpdate();
    }

    private void noteMirror(String partner, Instant now) {
        MirrorProgress progress = replication.progress(partner);
        database.createNativeMutationQuery("""
                        insert into log_minute as noted (city, minute, sequence, waiting, lag)
                        select owner, :minute, sequence, cast(:waiting as bigint), cast(:lag as bigint)
                        from mirror_position where owner = :partner
                        on conflict (city, minute) do update
                            set sequence = excluded.sequence, waiting = coalesce(excluded.waiting, noted.waiting),
                                lag = coalesce(excluded.lag, noted.lag)
                        """)
                .setParameter("partner", partner)
                .setParameter("minute", now.truncatedTo(ChronoUnit.MINUTES))
                .setParameter("waiting", boxed(progress.recordsBehind()), Long.class)
                .setParameter("lag", boxed(progress.secondsBehind()), Long.class)
                .executeUpdate();
    }

    private static Long boxed(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private void noteDay(LocalDate day) {
        database.createNativeMutationQuery("""
                        insert into catalogue_day (day, owner, kind, items)
                        select :day, owner, kind, sum(items) from counted_item where status = 'published'
                        group by owner, kind order by owner, kind
                        on conflict (day, owner, kind) do update set items = excluded.items
                        """).setParameter("day", day).executeUpdate();
    }

    private void forget(Instant before) {
        database.createNativeMutationQuery("delete from log_minute where minute < :before")
                .setParameter("before", before)
                .executeUpdate();
    }
}

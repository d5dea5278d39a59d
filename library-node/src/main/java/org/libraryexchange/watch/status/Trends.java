package org.libraryexchange.watch.status;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.worker.PeriodicTask;
import org.libraryexchange.exchange.log.MirrorProgress;
import org.libraryexchange.exchange.replication.Replication;

/**
 * Notes once a minute how far the logs are and how large the catalogues are, and adds up the counts. Every replica does
 * this: each knows the lag of the mirrors that it applies, and keeps what the others have noted.
 */
@ApplicationScoped
public class Trends {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration MINUTES_ARE_KEPT = Duration.ofDays(8);

    private final Jdbi database;
    private final NodeConfig node;
    private final Replication replication;
    private final Clock clock;

    Trends(Jdbi database, NodeConfig node, Replication replication, Clock clock) {
        this.database = database;
        this.node = node;
        this.replication = replication;
        this.clock = clock;
    }

    @Produces
    PeriodicTask task() {
        return new PeriodicTask("trend", PAUSE, this::note);
    }

    /** Notes the current state. */
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

    /** Uses one statement, so that a reader sees either the single changes or their sum, never both. */
    private void addUp() {
        database.useHandle(handle -> handle.createUpdate("""
                        with noted as (delete from item_count_change returning owner, kind, status, change),
                            summed as (select owner, kind, status, sum(change) as items from noted
                                group by owner, kind, status)
                        insert into item_count as counted (owner, kind, status, items)
                        select owner, kind, status, items from summed order by owner, kind, status
                        on conflict (owner, kind, status) do update set items = counted.items + excluded.items
                        """).execute());
    }

    private void noteOwnLog(Instant now) {
        database.useHandle(handle -> handle.execute("""
                        insert into log_minute (city, minute, sequence, waiting)
                        select ?, cast(? as timestamptz), sent_sequence,
                            greatest(0, own_log.sequence - sent_sequence)
                        from own_log, publication
                        on conflict (city, minute) do update
                            set sequence = excluded.sequence, waiting = excluded.waiting
                        """, node.city(), now.truncatedTo(ChronoUnit.MINUTES)));
    }

    private void noteMirror(String partner, Instant now) {
        MirrorProgress progress = replication.progress(partner);
        database.useHandle(handle -> handle.createUpdate("""
                        insert into log_minute as noted (city, minute, sequence, waiting, lag)
                        select owner, cast(:minute as timestamptz), sequence, :waiting, :lag
                        from mirror_position where owner = :partner
                        on conflict (city, minute) do update
                            set sequence = excluded.sequence, waiting = coalesce(excluded.waiting, noted.waiting),
                                lag = coalesce(excluded.lag, noted.lag)
                        """)
                .bind("partner", partner)
                .bind("minute", now.truncatedTo(ChronoUnit.MINUTES))
                .bind("waiting", progress.recordsBehind())
                .bind("lag", progress.secondsBehind())
                .execute());
    }

    private void noteDay(LocalDate day) {
        database.useHandle(handle -> handle.execute("""
                        insert into catalogue_day (day, owner, kind, items)
                        select cast(? as date), owner, kind, sum(items) from counted_item where status = 'published'
                        group by owner, kind order by owner, kind
                        on conflict (day, owner, kind) do update set items = excluded.items
                        """, day));
    }

    private void forget(Instant before) {
        database.useHandle(handle -> handle.execute("delete from log_minute where minute < ?", before));
    }

    /**
     * What went through a log in a span of time.
     *
     * @param begins start of the span
     * @param records that were sent or applied in it
     * @param waiting the largest number that waited; empty if no process knew
     * @param lag the longest lag in seconds; empty if no process knew
     */
    public record Span(Instant begins, long records, OptionalLong waiting, OptionalLong lag) {}

    /** The number of published items of a kind that a catalogue had on a day. */
    public record Size(LocalDate day, String owner, String kind, long items) {}

    /**
     * The course of a log since a time, in spans of some minutes. Spans without any notes are left out.
     *
     * @param city owner of the log
     */
    @Transactional
    public List<Span> course(String city, Instant since, int minutes) {
        return database.withHandle(handle -> handle.createQuery("""
                        select date_bin(make_interval(mins => :minutes), minute, timestamptz '2000-01-01Z') as begins,
                            sum(greatest(0, moved)) as records, max(waiting) as waiting, max(lag) as lag
                        from (select minute, waiting, lag, sequence - lag(sequence) over (order by minute) as moved
                            from log_minute where city = :city and minute >= :since) as noted
                        where moved is not null
                        group by begins order by begins
                        """)
                .bind("minutes", minutes)
                .bind("city", city)
                .bind("since", since)
                .map(ConstructorMapper.of(Span.class))
                .list());
    }

    /** The sizes of all catalogues since a day, taken on the last day of each week. */
    @Transactional
    public List<Size> growth(LocalDate since) {
        return database.withHandle(handle ->
                handle.select("""
                        select day, owner, kind, items from catalogue_day
                        where day in (select max(day) from catalogue_day where day >= ?
                            group by date_trunc('week', day))
                        order by day, owner, kind
                        """, since).map(ConstructorMapper.of(Size.class)).list());
    }
}

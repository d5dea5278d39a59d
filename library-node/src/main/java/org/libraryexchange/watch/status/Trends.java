package org.libraryexchange.watch.status;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.worker.PeriodicTask;
import org.libraryexchange.exchange.log.MirrorProgress;
import org.libraryexchange.exchange.replication.Replication;

/**
 * Notes once a minute how far the logs are and how large the catalogues are, and adds up the counts. Every replica does
 * this: each knows the lag of the mirrors that it applies, and keeps what the others have noted.
 */
@Singleton
public record Trends(LogDatabase database, NodeConfig node, Replication replication, Clock clock) {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration MINUTES_ARE_KEPT = Duration.ofDays(8);

    @Produces
    PeriodicTask task() {
        return new PeriodicTask("trend", PAUSE, this::note);
    }

    /** Notes the current state. */
    public void note() {
        QuarkusTransaction.requiringNew().run(this::addUp);
        QuarkusTransaction.requiringNew().run(() -> {
            Instant now = clock.instant();
            Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
            noteOwnLog(minute);
            node.partners().keySet().forEach(partner -> noteMirror(partner, minute));
            noteDay(LocalDate.ofInstant(now, node.timeZone()));
            database.execute("delete from log_minute where minute < ?", now.minus(MINUTES_ARE_KEPT));
        });
    }

    /** Uses one statement, so that a reader sees either the single changes or their sum, never both. */
    private void addUp() {
        database.execute("""
                with noted as (delete from item_count_change returning owner, kind, status, change),
                    summed as (select owner, kind, status, sum(change) as items from noted
                        group by owner, kind, status)
                insert into item_count as counted (owner, kind, status, items)
                select owner, kind, status, items from summed order by owner, kind, status
                on conflict (owner, kind, status) do update set items = counted.items + excluded.items
                """);
    }

    private void noteOwnLog(Instant minute) {
        database.execute("""
                insert into log_minute (city, minute, sequence, waiting)
                select ?, cast(? as timestamptz), sent_sequence, greatest(0, own_log.sequence - sent_sequence)
                from own_log, publication
                on conflict (city, minute) do update set sequence = excluded.sequence, waiting = excluded.waiting
                """, node.city(), minute);
    }

    private void noteMirror(String partner, Instant minute) {
        MirrorProgress progress = replication.progress(partner);
        database.execute("""
                insert into log_minute as noted (city, minute, sequence, waiting, lag)
                select owner, cast(? as timestamptz), sequence, ?, ? from mirror_position where owner = ?
                on conflict (city, minute) do update
                    set sequence = excluded.sequence, waiting = coalesce(excluded.waiting, noted.waiting),
                        lag = coalesce(excluded.lag, noted.lag)
                """, minute, progress.recordsBehind(), progress.secondsBehind(), partner);
    }

    private void noteDay(LocalDate day) {
        database.execute("""
                insert into catalogue_day (day, owner, kind, items)
                select cast(? as date), owner, kind, sum(items) from counted_item where status = 'published'
                group by owner, kind order by owner, kind
                on conflict (day, owner, kind) do update set items = excluded.items
                """, day);
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
    public List<Span> course(String city, Instant since, int minutes) {
        return database.list(Span.class, """
                select date_bin(make_interval(mins => ?), minute, timestamptz '2000-01-01Z') as begins,
                    sum(greatest(0, moved)) as records, max(waiting) as waiting, max(lag) as lag
                from (select minute, waiting, lag, sequence - lag(sequence) over (order by minute) as moved
                    from log_minute where city = ? and minute >= ?) as noted
                where moved is not null
                group by begins order by begins
                """, minutes, city, since);
    }

    /** The sizes of all catalogues since a day, taken on the last day of each week. */
    public List<Size> growth(LocalDate since) {
        return database.list(Size.class, """
                select day, owner, kind, items from catalogue_day
                where day in (select max(day) from catalogue_day where day >= ? group by date_trunc('week', day))
                order by day, owner, kind
                """, since);
    }
}

package org.libraryexchange.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads the notes of the {@link TrendKeeper}. */
@ApplicationScoped
public class Trends {

    private final Jdbi database;

    Trends(Jdbi database) {
        this.database = database;
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

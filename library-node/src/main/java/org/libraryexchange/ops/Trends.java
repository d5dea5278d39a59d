package org.libraryexchange.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.hibernate.Session;

/** Reads what was noted. */
@ApplicationScoped
public class Trends {

    private final Session database;

    Trends(Session database) {
        this.database = database;
    }

    /**
     * What went through a log in a span of time.
     *
     * @param begins of the span
     * @param records that were sent, or applied, in it
     * @param waiting the most that waited; empty where nobody knew
     * @param lag the longest, in seconds; empty where nobody knew
     */
    public record Span(Instant begins, long records, OptionalLong waiting, OptionalLong lag) {}

    /** How many published items of a kind a catalogue had on a day. */
    public record Size(LocalDate day, String owner, String kind, long items) {}

    /**
     * The course of a log since a time, in spans of some minutes; those of which nothing is known are left out.
     *
     * @param city whose log it is
     */
    @Transactional
    public List<Span> course(String city, Instant since, int minutes) {
        return database
                .createNativeQuery("""
                        select date_bin(make_interval(mins => :minutes), minute, timestamptz '2000-01-01Z') as begins,
                            sum(greatest(0, moved)), max(waiting), max(lag)
                        from (select minute, waiting, lag, sequence - lag(sequence) over (order by minute) as moved
                            from log_minute where city = :city and minute >= :since) as noted
                        where moved is not null
                        group by begins order by begins
                        """, Object[].class)
                .setParameter("minutes", minutes)
                .setParameter("city", city)
                .setParameter("since", since)
                .getResultList()
                .stream()
                .map(row -> new Span((Instant) row[0], ((Number) row[1]).longValue(), number(row[2]), number(row[3])))
                .toList();
    }

    /** The sizes of all catalogues since a day, as they were on the last day of each week. */
    @Transactional
    public List<Size> growth(LocalDate since) {
        return database.createNativeQuery("""
                        select day, owner, kind, items from catalogue_day
                        where day in (select max(day) from catalogue_day where day >= :since
                            group by date_trunc('week', day))
                        order by day, owner, kind
                        """, Object[].class).setParameter("since", since).getResultList().stream()
                .map(row -> new Size((LocalDate) row[0], (String) row[1], (String) row[2], (long) row[3]))
                .toList();
    }

    private static OptionalLong number(Object value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(((Number) value).longValue());
    }
}

package org.libraryexchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.hibernate.Session;

/** Counts what has come of partners' logs. */
@ApplicationScoped
public class Arrivals {

    /** In canonical form nothing but the state of a date looks like this. */
    public static final String CANCELLED = "document like '%\"status\":\"cancelled\"%'";

    private final Session database;

    Arrivals(Session database) {
        this.database = database;
    }

    /**
     * Counts items whose latest change lies between two places of a partner's log.
     *
     * @param after the first place that does not count
     * @param upTo the last that does
     * @param since items that have been here since an earlier time are not new
     */
    @Transactional
    public Received between(String partner, long after, long upTo, Instant since) {
        Object[] row = database.createNativeQuery("""
                        select count(*) filter (where held_since >= :since), count(*) filter (where held_since < :since),
                            count(*) filter (where status = 'withdrawn'), count(*) filter (where %s),
                            count(*) filter (where status = 'erased')
                        from item where owner = :partner and sequence > :after and sequence <= :upto
                        """.formatted(CANCELLED), Object[].class)
                .setParameter("partner", partner)
                .setParameter("after", after)
                .setParameter("upto", upTo)
                .setParameter("since", since)
                .getSingleResult();
        return new Received((Long) row[0], (Long) row[1], (Long) row[2], (Long) row[3], (Long) row[4]);
    }
}

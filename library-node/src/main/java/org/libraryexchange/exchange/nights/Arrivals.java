package org.libraryexchange.exchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Counts what came from partners' logs. */
@ApplicationScoped
public class Arrivals {

    /** In canonical JSON, only the status of a cancelled date looks like this. */
    public static final String CANCELLED = "document like '%\"status\":\"cancelled\"%'";

    private final Jdbi database;

    Arrivals(Jdbi database) {
        this.database = database;
    }

    /**
     * Counts items whose latest change lies between two sequences of a partner's log.
     *
     * @param after the sequence before the first one to count
     * @param upTo the last sequence to count
     * @param since an item that arrived here before this time is not new
     */
    @Transactional
    public Received between(String partner, long after, long upTo, Instant since) {
        return database.withHandle(handle -> handle.createQuery("""
                        select count(*) filter (where held_since >= :since) as added,
                            count(*) filter (where held_since < :since) as changed,
                            count(*) filter (where status = 'withdrawn') as withdrawn,
                            count(*) filter (where %s) as cancelled,
                            count(*) filter (where status = 'erased') as erased
                        from item where owner = :partner and sequence > :after and sequence <= :upTo
                        """.formatted(CANCELLED))
                .bind("partner", partner)
                .bind("after", after)
                .bind("upTo", upTo)
                .bind("since", since)
                .map(ConstructorMapper.of(Received.class))
                .one());
    }
}

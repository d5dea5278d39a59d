package org.libraryexchange.exchange.nights;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import org.libraryexchange.base.database.LogDatabase;

/** Counts what came from partners' logs. */
@Singleton
public record Arrivals(LogDatabase database) {

    /** In canonical JSON, only the status of a cancelled date looks like this. */
    public static final String CANCELLED = "document like '%\"status\":\"cancelled\"%'";

    /**
     * Counts of a partner's items whose latest change comes after a sequence of its log.
     *
     * @param added items that were not here before
     * @param changed all other items, including those of the counts below
     * @param cancelled items with a cancelled date
     */
    public record ReceivedCounts(long added, long changed, long withdrawn, long cancelled, long erased) {

        static final ReceivedCounts NOTHING = new ReceivedCounts(0, 0, 0, 0, 0);

        /** Whether all counts are zero. Jackson would show a method named isNothing. */
        public boolean nothing() {
            return added + changed == 0;
        }
    }

    /**
     * Counts items whose latest change lies between two sequences of a partner's log.
     *
     * @param after the sequence before the first one to count
     * @param upTo the last sequence to count
     * @param since an item that arrived here before this time is not new
     */
    public ReceivedCounts between(String partner, long after, long upTo, Instant since) {
        return database.one(
                ReceivedCounts.class,
                """
                        select count(*) filter (where held_since >= :since) as added,
                            count(*) filter (where held_since < :since) as changed,
                            count(*) filter (where status = 'withdrawn') as withdrawn,
                            count(*) filter (where %s) as cancelled,
                            count(*) filter (where status = 'erased') as erased
                        from item where owner = :partner and sequence > :after and sequence <= :upTo
                        """.formatted(CANCELLED),
                Map.of("partner", partner, "after", after, "upTo", upTo, "since", since));
    }
}

package org.libraryexchange.exchange.foreign;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;

/** The city's logs that hold records of others which nobody has settled. */
@Singleton
public record ForeignRecords(LogDatabase database) {

    private static final Logger LOG = Logger.getLogger(ForeignRecords.class);
    private static final String ROWS = """
            select topic, foreign_records as records, first_foreign as first_offset, last_foreign as last_offset, noticed
            from watched_log where foreign_records > 0
            """;

    /** All such logs, in the order of their topics. */
    public List<ForeignLog> unsettled() {
        return database.list(ForeignLog.class, ROWS + "order by topic");
    }

    /**
     * Settles the records of a log: the rights at the broker are mended, so that only the city can write into it.
     *
     * @throws ProblemException if there are none, or another number
     */
    public void settle(String topic, Settling seen) {
        database.inTransaction(() -> mended(topic, seen));
        LOG.infof("records of others in our log are settled topic=%s count=%d", topic, seen.records());
    }

    private void mended(String topic, Settling seen) {
        ForeignLog found = locked(topic)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "No log of that topic has records that somebody else has written."));
        if (found.records() != seen.records()) {
            throw new ProblemException(
                    ProblemType.RECORD_STATE_CONFLICT,
                    "The log has " + found.records() + " such records by now. Look at them first.");
        }
        database.execute("""
                update watched_log set foreign_records = 0, first_foreign = null, last_foreign = null,
                    noticed = null
                where topic = ?
                """, topic);
    }

    /** Finds the log among the few that there are: the database takes no text such as U+0000 as a topic. */
    private Optional<ForeignLog> locked(String topic) {
        return database.list(ForeignLog.class, ROWS + "order by topic for update").stream()
                .filter(log -> log.topic().equals(topic))
                .findFirst();
    }

    /**
     * A log of the city into which somebody else has written.
     *
     * @param records how many that nobody has settled
     * @param firstOffset of the first of these records in the topic
     * @param lastOffset of the latest
     * @param noticed when the first was noticed
     */
    public record ForeignLog(String topic, long records, long firstOffset, long lastOffset, Instant noticed) {}
}

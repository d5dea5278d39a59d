package org.libraryexchange.foreign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;

/** The city's logs that hold records of others which nobody has settled. */
@ApplicationScoped
public class ForeignRecords {

    private static final Logger LOG = Logger.getLogger(ForeignRecords.class);
    private static final String ROWS = """
            select topic, foreign_records as records, first_foreign as first_offset, last_foreign as last_offset, noticed
            from watched_log where foreign_records > 0
            """;

    private final Jdbi database;

    ForeignRecords(Jdbi database) {
        this.database = database;
    }

    /** All such logs, in the order of their topics. */
    @Transactional
    public List<ForeignLog> unsettled() {
        return database.withHandle(handle -> handle.createQuery(ROWS + "order by topic")
                .map(ConstructorMapper.of(ForeignLog.class))
                .list());
    }

    /**
     * Settles the records of a log: the rights at the broker are mended, so that only the city can write into it.
     *
     * @throws ProblemException if there are none, or another number
     */
    @Transactional
    public void settle(String topic, Settling seen) {
        ForeignLog found = locked(topic)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "No log of that topic has records that somebody else has written."));
        if (found.records() != seen.records()) {
            throw new ProblemException(
                    ProblemType.RECORD_STATE_CONFLICT,
                    "The log has " + found.records() + " such records by now. Look at them first.");
        }
        database.useHandle(handle -> handle.execute("""
                        update watched_log set foreign_records = 0, first_foreign = null, last_foreign = null,
                            noticed = null
                        where topic = ?
                        """, topic));
        LOG.infof("records of others in our log are settled topic=%s count=%d", topic, seen.records());
    }

    /** Finds the log among the few that there are: the database takes no text such as U+0000 as a topic. */
    private Optional<ForeignLog> locked(String topic) {
        return database
                .withHandle(handle -> handle.createQuery(ROWS + "order by topic for update")
                        .map(ConstructorMapper.of(ForeignLog.class))
                        .list())
                .stream()
                .filter(log -> log.topic().equals(topic))
                .findFirst();
    }
}

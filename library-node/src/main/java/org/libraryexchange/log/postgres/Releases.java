package org.libraryexchange.log.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.log.ChangeCommitted;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.record.CityLog;

/** Releases changes that wait for the city's night. If the node publishes continuously, there is nothing to release. */
@ApplicationScoped
public class Releases {

    private final Jdbi database;
    private final CityLog log;
    private final Event<ChangeCommitted> committed;

    Releases(Jdbi database, NodeConfig node, Event<ChangeCommitted> committed) {
        this.database = database;
        this.log = CityLog.items(node.city());
        this.committed = committed;
    }

    /**
     * Releases all waiting changes.
     *
     * @return the last sequence of the city's own log
     */
    @Transactional
    public long releaseAll() {
        long sequence = database.withHandle(handle -> {
            long last = handle.createQuery("select sequence from own_log")
                    .mapTo(Long.class)
                    .one();
            handle.createUpdate("update publication set released_sequence = :last where released_sequence < :last")
                    .bind("last", last)
                    .execute();
            return last;
        });
        committed.fire(new ChangeCommitted(log));
        return sequence;
    }

    /** The sequence up to which the broker has acknowledged the city's changes. */
    @Transactional
    public long sentUpTo() {
        return database.withHandle(handle -> handle.createQuery("select sent_sequence from publication")
                .mapTo(Long.class)
                .one());
    }
}

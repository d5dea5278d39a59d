package org.libraryexchange.log.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.log.ChangeCommitted;

/** Lets changes go that wait for the city's night; where nothing waits there is nothing to release. */
@ApplicationScoped
public class Releases {

    private final Jdbi database;
    private final Event<ChangeCommitted> committed;

    Releases(Jdbi database, Event<ChangeCommitted> committed) {
        this.database = database;
        this.committed = committed;
    }

    /**
     * Releases all that is there.
     *
     * @return the last place of the own log
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
        committed.fire(new ChangeCommitted());
        return sequence;
    }

    /** Up to which place of the own log the broker has acknowledged all. */
    @Transactional
    public long sentUpTo() {
        return database.withHandle(handle -> handle.createQuery("select sent_sequence from publication")
                .mapTo(Long.class)
                .one());
    }
}

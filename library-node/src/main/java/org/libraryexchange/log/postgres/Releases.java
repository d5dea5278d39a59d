package org.libraryexchange.log.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import org.hibernate.Session;
import org.libraryexchange.log.ChangeCommitted;

/** Lets changes go that wait for the city's night; where nothing waits there is nothing to release. */
@ApplicationScoped
public class Releases {

    private final Session database;
    private final Event<ChangeCommitted> committed;

    Releases(Session database, Event<ChangeCommitted> committed) {
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
        long sequence = database.createNativeQuery("select sequence from own_log", Long.class)
                .getSingleResult();
        database.createNativeMutationQuery(
                        "update publication set released_sequence = :sequence where released_sequence < :sequence")
                .setParameter("sequence", sequence)
                .executeUpdate();
        committed.fire(new ChangeCommitted());
        return sequence;
    }

    /** Up to which place of the own log the broker has acknowledged all. */
    @Transactional
    public long sentUpTo() {
        return database.createNativeQuery("select sent_sequence from publication", Long.class)
                .getSingleResult();
    }
}

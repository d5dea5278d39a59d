package org.libraryexchange.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import org.hibernate.Session;
import org.libraryexchange.log.ChangeCommitted;
import org.libraryexchange.node.CrashPoint;

/** Gives changes their place in the city's log. */
@ApplicationScoped
class OwnLog {

    private final Session database;
    private final Event<ChangeCommitted> committed;

    OwnLog(Session database, Event<ChangeCommitted> committed) {
        this.database = database;
        this.committed = committed;
    }

    /**
     * Takes the next number, to be called as the last lock of a transaction. The counter's row stays locked until the
     * commit, which makes the order of numbers the order of commits: no reader can see a number and miss a lower one.
     */
    long nextSequence() {
        long next = database.createNativeQuery(
                        "update own_log set sequence = sequence + 1 returning sequence", Long.class)
                .getSingleResult();
        CrashPoint.hit("p1");
        committed.fire(new ChangeCommitted());
        return next;
    }
}

package org.libraryexchange.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.log.ChangeCommitted;
import org.libraryexchange.node.CrashPoint;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.TraceParent;
import org.libraryexchange.tracing.ChangeMade;

/** Assigns sequences in the city's log to changes. */
@ApplicationScoped
class LogSequences {

    private final Jdbi database;
    private final CityLog log;
    private final Event<ChangeCommitted> committed;
    private final Event<ChangeMade> made;

    LogSequences(Jdbi database, NodeConfig node, Event<ChangeCommitted> committed, Event<ChangeMade> made) {
        this.database = database;
        this.log = CityLog.items(node.city());
        this.committed = committed;
        this.made = made;
    }

    /**
     * Takes the next sequence. This must be the last lock of a transaction: the counter's row stays locked until the
     * commit, so that sequences are in the order of commits. No reader can see a sequence and miss a lower one.
     *
     * @param item that changes
     * @param trace of the request
     */
    long nextSequence(UUID item, Optional<TraceParent> trace) {
        long next = database.withHandle(handle -> handle.createQuery("select take_places(1) + 1")
                .mapTo(Long.class)
                .one());
        CrashPoint.hit("p1");
        committed.fire(new ChangeCommitted(log));
        made.fire(new ChangeMade(item, next, trace));
        return next;
    }
}

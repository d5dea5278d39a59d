package org.libraryexchange.catalogue;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.node.CrashPoint;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.tracing.ChangeTrail.ChangeMade;
import org.libraryexchange.exchange.log.ChangeCommitted;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.TraceParent;

/** Assigns sequences in the city's log to changes. */
@Singleton
record LogSequences(Jdbi database, NodeConfig node, Event<ChangeCommitted> committed, Event<ChangeMade> made) {

    /**
     * Where a state stands.
     *
     * @param sequence null for a draft
     * @param stored when; in the log, no later state has an earlier time
     */
    record LogPlace(Long sequence, Instant stored) {}

    /**
     * Takes the next place. This must be the last lock of a transaction: the counter's row stays locked until the
     * commit, so that sequences are in the order of commits. No reader can see a sequence and miss a lower one.
     *
     * @param item that changes
     * @param trace of the request
     */
    LogPlace next(UUID item, Optional<TraceParent> trace) {
        LogPlace next = database.withHandle(
                handle -> handle.createQuery("select take_places(1) + 1 as sequence, given_stamp() as stored")
                        .map(ConstructorMapper.of(LogPlace.class))
                        .one());
        took(item, next.sequence(), trace);
        return next;
    }

    /** Tells that an item has taken a place. */
    void took(UUID item, long sequence, Optional<TraceParent> trace) {
        CrashPoint.hit("p1");
        committed.fire(new ChangeCommitted(CityLog.items(node.city())));
        made.fire(new ChangeMade(item, sequence, trace));
    }

    /** Notes that somebody has restored an earlier version of an item as this one. */
    void noteRestored(UUID item, long version, Stamps stamps) {
        database.useHandle(handle -> {
            ActLog acts = new ActLog(handle);
            acts.add(acts.begin(ActLog.Kind.RESTORE, stamps.actor(), stamps.now()), item, version);
        });
    }
}

package org.libraryexchange.exchange.log.postgres;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import org.libraryexchange.exchange.log.ChangeCommitted;

/** Releases changes that wait for the city's night. If the node publishes continuously, there is nothing to release. */
@Singleton
public record Releases(LogTables logs, Event<ChangeCommitted> committed) {

    /**
     * Releases all waiting changes.
     *
     * @return the last sequence of the city's own log
     */
    public long releaseAll() {
        return logs.inTransaction(() -> {
            long last = logs.one(Long.class, "select sequence from own_log");
            logs.execute("update publication set released_sequence = ? where released_sequence < ?", last, last);
            committed.fire(new ChangeCommitted(logs.own()));
            return last;
        });
    }

    /** The sequence up to which the broker has acknowledged the city's changes. */
    public long sentUpTo() {
        return logs.one(Long.class, "select sent_sequence from publication");
    }
}

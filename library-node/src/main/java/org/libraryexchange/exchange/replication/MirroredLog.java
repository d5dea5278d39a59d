package org.libraryexchange.exchange.replication;

import java.util.function.Function;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.exchange.log.Conversation.Listener;
import org.libraryexchange.exchange.log.MirrorProgress;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.record.CityLog;

/**
 * A log of a partner, and what its applier needs.
 *
 * @param sessions whose statements work on the tables of the mirror
 * @param conversation opens what listens to the messages
 */
record MirroredLog(
        CityLog log,
        DatabaseSessions sessions,
        MirrorProgress progress,
        MirrorMeters meters,
        Function<Position, Listener> conversation) {

    String partner() {
        return log.city();
    }
}

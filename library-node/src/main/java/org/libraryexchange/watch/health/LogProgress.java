package org.libraryexchange.watch.health;

import java.util.Map;
import java.util.Optional;
import org.libraryexchange.exchange.log.LogReader.LogExtent;
import org.libraryexchange.exchange.pauses.Pause;

/** How far the work on each log has come, according to the database. */
interface LogProgress extends AutoCloseable {

    /**
     * The progress of all logs at one moment.
     *
     * @param logs by topic; a log may be missing if nothing was sent to it or read from it yet
     * @param pauses by the partner of which nothing is applied
     * @param imports how far the imports that need work have come; empty if there are none
     * @param foreign how many records that somebody else has written each of the city's own logs holds, by topic; logs
     *     without any are missing
     */
    record Places(
            Map<String, Place> logs,
            Map<String, Pause> pauses,
            Optional<Progress> imports,
            Map<String, Long> foreign) {}

    /**
     * The progress of a log.
     *
     * @param end for a log of this city, the sequence of its latest change
     */
    record Place(Progress progress, long end) {

        static final Place NOTHING = new Place(Progress.NONE, 0);
    }

    /**
     * How far the work on a log has come, according to the database.
     *
     * @param topicId id of the topic in which the work was done; empty before the first record
     * @param number for the own log, the sequence that the broker has acknowledged; for a mirror, the next offset to read
     */
    record Progress(Optional<String> topicId, long number) {

        static final Progress NONE = new Progress(Optional.empty(), 0);

        boolean isIn(LogExtent topic) {
            return topicId.equals(Optional.of(topic.topicId()));
        }
    }

    /**
     * Reads the current progress.
     *
     * @throws LogObserver.SilentException if the database does not answer in time
     */
    Places read();

    @Override
    void close();
}

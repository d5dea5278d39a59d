package org.libraryexchange.health;

import java.util.Map;
import java.util.Optional;
import org.libraryexchange.pauses.Pause;

/** How far the work on each log has come, according to the database. */
interface LogProgress extends AutoCloseable {

    /**
     * The progress of all logs at one moment.
     *
     * @param end sequence of the city's latest change
     * @param mirrors by partner; a partner may be missing if nothing was read from it yet
     * @param controls the same for the partners' control logs
     * @param lettersTo the city's logs of letters, by partner
     * @param lettersOf the mirrors of the partners' logs of letters, by partner
     * @param pauses by the partner of which nothing is applied
     * @param imports how far the imports that need work have come; empty if there are none
     * @param foreign how many records that somebody else has written each of the city's own logs holds, by topic; logs
     *     without any are missing
     */
    record Places(
            Progress own,
            long end,
            Map<String, Progress> mirrors,
            Map<String, Progress> controls,
            Map<String, Sent> lettersTo,
            Map<String, Progress> lettersOf,
            Map<String, Pause> pauses,
            Optional<Progress> imports,
            Map<String, Long> foreign) {}

    /**
     * The progress of a log of letters from this city.
     *
     * @param end sequence of its latest change
     */
    record Sent(Progress progress, long end) {

        static final Sent NOTHING = new Sent(Progress.NONE, 0);
    }

    /**
     * Reads the current progress.
     *
     * @throws SilentException if the database does not answer in time
     */
    Places read();

    @Override
    void close();
}

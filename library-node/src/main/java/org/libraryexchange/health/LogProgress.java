package org.libraryexchange.health;

import java.util.Map;
import java.util.Optional;

/** How far the work on each log has come, according to the database. */
interface LogProgress extends AutoCloseable {

    /**
     * The progress of all logs at one moment.
     *
     * @param end sequence of the city's latest change
     * @param mirrors by partner; a partner may be missing if nothing was read from it yet
     * @param controls the same for the partners' control logs
     * @param imports how far the imports that need work have come; empty if there are none
     */
    record Places(
            Progress own,
            long end,
            Map<String, Progress> mirrors,
            Map<String, Progress> controls,
            Optional<Progress> imports) {}

    /**
     * Reads the current progress.
     *
     * @throws SilentException if the database does not answer in time
     */
    Places read();

    @Override
    void close();
}

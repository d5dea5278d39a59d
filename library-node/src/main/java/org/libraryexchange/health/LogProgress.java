package org.libraryexchange.health;

import java.util.Map;
import java.util.Optional;

/** How far the work on each log has come, as the database says. */
interface LogProgress extends AutoCloseable {

    /**
     * The places of all logs at one moment.
     *
     * @param end sequence of the city's latest change
     * @param mirrors by partner; a partner of which nothing was read yet may be missing
     * @param controls the same of what partners say in their control logs
     * @param imports how far the imports that are to be worked on have come; empty where there are none
     */
    record Places(
            Progress own,
            long end,
            Map<String, Progress> mirrors,
            Map<String, Progress> controls,
            Optional<Progress> imports) {}

    /**
     * Reads them anew.
     *
     * @throws SilentException if the database does not answer in time
     */
    Places read();

    @Override
    void close();
}

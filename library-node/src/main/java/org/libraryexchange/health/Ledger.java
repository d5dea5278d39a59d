package org.libraryexchange.health;

import java.util.Map;

/** How far the work on each log has come, as the database says. */
interface Ledger extends AutoCloseable {

    /**
     * The places of all logs at one moment.
     *
     * @param end sequence of the city's latest change
     * @param mirrors by partner; a partner of which nothing was read yet may be missing
     */
    record Places(Place own, long end, Map<String, Place> mirrors) {}

    /**
     * Reads them anew.
     *
     * @throws SilentException if the database does not answer in time
     */
    Places read();

    @Override
    void close();
}

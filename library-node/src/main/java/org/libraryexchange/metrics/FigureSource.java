package org.libraryexchange.metrics;

import org.jdbi.v3.core.JdbiException;

/** Where the numbers come from. */
interface FigureSource extends AutoCloseable {

    /**
     * Reads them anew.
     *
     * @throws JdbiException if the database does not answer in time
     */
    Figures read();

    @Override
    void close();
}

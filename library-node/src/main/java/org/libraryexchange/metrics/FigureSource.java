package org.libraryexchange.metrics;

import org.jdbi.v3.core.JdbiException;

/** Reads the figures. */
interface FigureSource extends AutoCloseable {

    /**
     * Reads the current numbers.
     *
     * @throws JdbiException if the database does not answer in time
     */
    Figures read();

    @Override
    void close();
}

package org.libraryexchange.metrics;

import java.sql.SQLException;

/** Where the numbers come from. */
interface FigureSource extends AutoCloseable {

    /**
     * Reads them anew.
     *
     * @throws SQLException if the database does not answer in time
     */
    Figures read() throws SQLException;

    @Override
    void close();
}

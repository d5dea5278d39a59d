package org.libraryexchange.imports;

import java.io.IOException;
import java.sql.SQLException;

/** A part of the work on an import, done in steps. */
interface Stage extends AutoCloseable {

    /** Does one step; false when this part of the work is done. */
    boolean step() throws SQLException, IOException;

    @Override
    void close();
}

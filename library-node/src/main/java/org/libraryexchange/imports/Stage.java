package org.libraryexchange.imports;

import java.io.IOException;

/** A part of the work on an import, done in steps. */
interface Stage extends AutoCloseable {

    /** Does one step; false when this part of the work is done. */
    boolean step() throws IOException;

    @Override
    void close();
}

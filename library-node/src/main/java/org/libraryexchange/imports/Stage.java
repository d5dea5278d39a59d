package org.libraryexchange.imports;

import java.io.IOException;

/** A part of the work on an import, done step by step. */
interface Stage extends AutoCloseable {

    /** Does one step. Returns false when this part of the work is done. */
    boolean step() throws IOException;

    @Override
    void close();
}

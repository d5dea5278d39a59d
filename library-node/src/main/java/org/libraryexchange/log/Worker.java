package org.libraryexchange.log;

/** Work on a log, done step by step by one process at a time. */
interface Worker extends AutoCloseable {

    /** Does what is to be done now; waits a little where there is nothing. */
    void step();

    @Override
    void close();
}

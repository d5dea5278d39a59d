package org.libraryexchange.worker;

/** Work on a log, done step by step by one process at a time. */
public interface Worker extends AutoCloseable {

    /** Does what is to be done now; waits a little where there is nothing. */
    void step();

    /** How the work fares as long as nothing fails. */
    default WorkerReport report() {
        return WorkerReport.AT_WORK;
    }

    /** Whether this work has come to its end, so that what is to be done next has to be opened. */
    default boolean isDone() {
        return false;
    }

    @Override
    void close();
}

package org.libraryexchange.base.worker;

/** Work that one process at a time does, step by step. */
public interface Worker extends AutoCloseable {

    /** Does the work that is waiting; waits a little if there is none. */
    void step();

    /** The state of the work as long as nothing fails. */
    default WorkerReport report() {
        return WorkerReport.AT_WORK;
    }

    /** Whether this work is complete, so that the next work has to be opened. */
    default boolean isDone() {
        return false;
    }

    /** Ends the waiting of the current step, from another thread. */
    default void wake() {}

    @Override
    void close();
}

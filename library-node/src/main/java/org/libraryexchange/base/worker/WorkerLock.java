package org.libraryexchange.base.worker;

/** What lets one process at a time do a piece of work. */
interface WorkerLock extends AutoCloseable {

    /** For work that every process does for itself. */
    WorkerLock NONE = new WorkerLock() {
        @Override
        public void require() {
            // Nobody takes it away.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    };

    /**
     * Returns only while the lock is held.
     *
     * @throws FencedException if it is not
     */
    void require();

    @Override
    void close();
}

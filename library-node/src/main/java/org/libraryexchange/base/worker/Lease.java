package org.libraryexchange.base.worker;

/** A worker's right to its work, for parts of the worker that may wait for a long time. */
public interface Lease {

    /**
     * Returns only while this process still has the right to the work.
     *
     * @throws FencedException if it has lost it
     */
    void require();

    /** Reports that the worker waits for something. */
    void waiting(String cause);
}

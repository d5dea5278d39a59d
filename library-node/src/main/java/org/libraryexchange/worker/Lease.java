package org.libraryexchange.worker;

/** A worker's right to work, for those of its parts that may have to wait long. */
public interface Lease {

    /**
     * Goes on only while the work is this process's.
     *
     * @throws FencedException if it is not any more
     */
    void require();

    /** Reports that something has to be waited for. */
    void waiting(String cause);
}

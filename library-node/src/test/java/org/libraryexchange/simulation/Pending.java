package org.libraryexchange.simulation;

/** A transaction that a client has begun, step by step. */
interface Pending {

    boolean isOf(SimulatedProcess process);

    void rollBack();

    /** Goes on, or waits for whoever holds what it needs; returns whether anything happened. */
    boolean advance();
}

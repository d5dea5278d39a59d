package org.libraryexchange.simulation;

import java.util.EnumSet;
import java.util.List;

/**
 * Where a process can end, stand still or get no answer: the crash points of the production under their names, each at the
 * call of a port that stands next to it, and every other call of a port.
 */
public enum Point {
    P1,
    P2,
    P3,
    P4,
    P5,
    P6,
    P7,
    I1,
    I2,
    I3,
    I4,
    I5,
    D1,
    R1,
    R2,
    R3,
    /** Whoever accepts a proposal has locked everything, and written nothing. */
    A1,
    /** The item is written. */
    A2,
    /** The handling, too, and nothing is committed. */
    A3,
    /** It is committed, and nobody knows. */
    A4,
    /** Any other call. */
    CALL;

    /** The crash points. */
    static final List<Point> NAMED = List.copyOf(EnumSet.range(P1, R3));

    /** Where a process can end while it accepts what a partner proposes: the production's p1, p2, p2 and p3. */
    static final List<Point> OF_ACCEPTANCE = List.copyOf(EnumSet.range(A1, A4));

    /** Whether a process comes here only where a proof finds a difference. */
    boolean isOfRepairs() {
        return this == R2 || this == R3;
    }
}

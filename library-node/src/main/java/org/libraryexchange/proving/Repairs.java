package org.libraryexchange.proving;

import java.util.Collection;
import org.libraryexchange.proof.Leaf;

/** Prepares a partner's mirror for what the owner will send again. Rows that have changed meanwhile are left alone. */
interface Repairs {

    /**
     * A row that gives way.
     *
     * @param seen the row as it was compared
     * @param to the place that it gets, below the owner's state: only that and what comes after it wins
     */
    record Lowered(Leaf seen, long to) {}

    /** Rows that are damaged give way to what the owner sends. */
    void giveWay(ProofStep place, Collection<Lowered> rows);

    /** Rows that the owner does not have are removed; those beyond the place give way first, and go the next time. */
    void remove(ProofStep place, Collection<Leaf> seen);
}

package org.libraryexchange.exchange.proving;

import java.util.Collection;
import org.libraryexchange.proof.Leaf;

/**
 * Prepares a partner's mirror for the items that the owner will send again. Rows that have changed since the comparison
 * are left alone.
 */
interface Repairs {

    /**
     * A row whose sequence is lowered.
     *
     * @param seen the row as it was compared
     * @param to the new sequence, below the owner's state, so that only this state and later ones win
     */
    record Lowered(Leaf seen, long to) {}

    /** Lowers damaged rows, so that the owner's next record replaces them. */
    void giveWay(ProofStep place, Collection<Lowered> rows);

    /**
     * Removes rows that the owner does not have. Rows above the proved sequence are only lowered to it, and removed by
     * the next proof.
     */
    void remove(ProofStep place, Collection<Leaf> seen);
}

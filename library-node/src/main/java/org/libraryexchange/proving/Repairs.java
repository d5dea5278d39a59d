package org.libraryexchange.proving;

import java.util.Collection;
import org.libraryexchange.proof.Leaf;

/** Prepares a partner's mirror for what the owner will send again. Rows that have changed meanwhile are left alone. */
interface Repairs {

    /** Rows that are damaged give way to whatever the owner sends: they get the lowest place of the log. */
    void giveWay(Place place, Collection<Leaf> seen);

    /** Rows that the owner does not have are removed; those beyond the place give way first. */
    void remove(Place place, Collection<Leaf> seen);
}

package org.libraryexchange.nights;

import java.time.Instant;

/** Work that comes with the nights but is no part of a run; done by the one process that keeps them. */
public interface Chore {

    /** Does what can be done now; false where there is nothing but to wait. */
    boolean step(Instant now);
}

package org.libraryexchange.exchange.nights;

import java.time.Instant;

/** Work that goes with the nights but is not part of a run. The one process that runs the nights does it. */
public interface Chore {

    /** Does what can be done now; returns false if there is only waiting to do. */
    boolean step(Instant now);
}

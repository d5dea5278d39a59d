package org.libraryexchange.exchange.log.postgres;

import org.jdbi.v3.core.Handle;
import org.libraryexchange.exchange.log.MirrorBatch;

/** How much of a partner's log a mirror holds. */
public interface MirrorRoom {

    /** Everything, since a catalogue is small. */
    MirrorRoom UNBOUNDED = (session, partner, batch) -> batch;

    /** The batch with the records rejected for which there is no room. */
    MirrorBatch fitting(Handle session, String partner, MirrorBatch batch);
}

package org.libraryexchange.exchange.log;

import java.util.List;

/** Gives the publisher its changes: from the current catalogue, or from the catalogue at one moment. */
public interface ChangeSource {

    /** The next changes in the order of the log, with sequences above the given one; empty if there are none. */
    List<OutgoingChange> after(long sequence);
}

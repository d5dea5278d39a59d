package org.libraryexchange.log;

import java.util.List;

/** Where the publisher takes changes from: the catalogue as it is, or as it was at one moment. */
public interface ChangeSource {

    /** The next changes in the order of the log, those with a greater sequence; empty where there are none. */
    List<OutgoingChange> after(long sequence);
}

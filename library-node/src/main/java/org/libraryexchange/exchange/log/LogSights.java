package org.libraryexchange.exchange.log;

import java.util.Map;
import org.libraryexchange.exchange.log.LogReader.LogExtent;

/** What this process saw of its logs at the broker when it last looked. */
public interface LogSights {

    /** What the broker held of each log, by topic; none if it did not answer. */
    Map<String, LogExtent> extents();

    /**
     * Whether a partner's log does not exist yet, because its version does not know such logs or because it has never
     * been there. False if this process does not know.
     */
    boolean isAwaited(String topic);
}

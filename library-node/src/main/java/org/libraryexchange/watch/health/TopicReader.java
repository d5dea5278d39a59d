package org.libraryexchange.watch.health;

import java.util.Map;
import java.util.Set;
import org.libraryexchange.exchange.log.LogExtent;

/** How far each log reaches, according to the broker. */
interface TopicReader extends AutoCloseable {

    /**
     * Looks at topics by name. The result lacks topics that do not exist.
     *
     * @throws SilentException if the broker does not answer in time
     */
    Map<String, LogExtent> read(Set<String> topics);

    @Override
    void close();
}

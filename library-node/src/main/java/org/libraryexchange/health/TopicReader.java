package org.libraryexchange.health;

import java.util.Map;
import java.util.Set;

/** How far each log reaches, as the broker says. */
interface TopicReader extends AutoCloseable {

    /**
     * Looks at topics by name; those that are missing are missing in the answer.
     *
     * @throws SilentException if the broker does not answer in time
     */
    Map<String, TopicState> read(Set<String> topics);

    @Override
    void close();
}

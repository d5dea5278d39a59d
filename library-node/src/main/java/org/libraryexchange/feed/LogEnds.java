package org.libraryexchange.feed;

import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.node.NodeConfig;

/** How far the logs of the cities are known here. */
@ApplicationScoped
class LogEnds {

    /**
     * Up to the latest committed change. While a restored database does not agree with its log yet, places that the log
     * has used are still to be filled, and nobody may pass them.
     */
    private static final String OWN = """
            select case state when 'open' then least(own_log.sequence, announced_sequence) else own_log.sequence end
            from own_log, restoration
            """;

    private static final String MIRRORED = "select sequence from mirror_position where owner = :owner";

    private final String city;

    LogEnds(NodeConfig node) {
        this.city = node.city();
    }

    /** As the transaction of the handle sees it; 0 where nothing is known of the log yet. */
    long of(String owner, Handle handle) {
        return (owner.equals(city)
                        ? handle.createQuery(OWN)
                        : handle.createQuery(MIRRORED).bind("owner", owner))
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }
}

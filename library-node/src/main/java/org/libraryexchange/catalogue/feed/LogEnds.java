package org.libraryexchange.catalogue.feed;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.base.node.NodeConfig;

/** How far this node knows the logs of the cities. */
@Singleton
record LogEnds(NodeConfig node) {

    /**
     * The sequence of the latest committed change. While a restored database does not agree with its log yet, sequences
     * that the log has used will still be filled, so no reader may go beyond them.
     */
    private static final String OWN = """
            select case state when 'open' then least(own_log.sequence, announced_sequence) else own_log.sequence end
            from own_log, restoration
            """;

    private static final String MIRRORED = "select sequence from mirror_position where owner = :owner";

    /** The end of a city's log in the handle's transaction; 0 if nothing is known of the log yet. */
    long of(String owner, Handle handle) {
        return (owner.equals(node.city())
                        ? handle.createQuery(OWN)
                        : handle.createQuery(MIRRORED).bind("owner", owner))
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }
}

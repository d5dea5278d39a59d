package org.libraryexchange.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    private static final String MIRRORS = "select sequence from mirror_position where owner = ?";

    private final String city;

    LogEnds(NodeConfig node) {
        this.city = node.city();
    }

    /** As the connection's transaction sees it; 0 where nothing is known of the log yet. */
    long of(String owner, Connection connection) throws SQLException {
        boolean own = owner.equals(city);
        try (PreparedStatement statement = connection.prepareStatement(own ? OWN : MIRRORS)) {
            if (!own) {
                statement.setString(1, owner);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}

package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.database.StoreFailedException;
import org.libraryexchange.log.ChangeSource;
import org.libraryexchange.log.LogConfig;
import org.libraryexchange.log.Position;
import org.libraryexchange.log.postgres.PostgresChanges;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proof.ListedItem;
import org.libraryexchange.worker.FencedException;

/** Opens views of catalogues in PostgreSQL, each on sessions of its own. */
@ApplicationScoped
class PostgresViews implements Views {

    private static final Logger LOG = Logger.getLogger(PostgresViews.class);

    /** A digest of a large catalogue gives no sign before it is done. */
    private static final int LONGEST_ANSWER_SECONDS = 1_800;

    /** A view whose owner is frozen must not keep dead rows for ever. */
    private static final String SETUP = """
            SET idle_in_transaction_session_timeout = '10min'; SET client_connection_check_interval = '5s';
            SET jit = off; SET work_mem = '32MB'
            """;

    private final DatabaseSessions sessions;
    private final LogConfig config;
    private final String city;

    PostgresViews(DatabaseSessions sessions, LogConfig config, NodeConfig node) {
        this.sessions = sessions;
        this.config = config;
        this.city = node.city();
    }

    @Override
    public OwnView own() {
        Connection reading = open("proof " + city + " changes");
        try (Statement statement = reading.createStatement();
                ResultSet row = statement.executeQuery("select sequence, pg_export_snapshot() from own_log")) {
            row.next();
            return new Own(reading, row.getLong(1), importing(row.getString(2)));
        } catch (SQLException e) {
            end(reading);
            throw new StoreFailedException("cannot open a view of the own catalogue", e);
        }
    }

    /** A second session with the same view, so that changes are sent while the digest is taken. */
    private Connection importing(String snapshot) throws SQLException {
        Connection hashing = open("proof " + city);
        try (Statement statement = hashing.createStatement()) {
            statement.execute("SET TRANSACTION SNAPSHOT '" + snapshot + "'");
            return hashing;
        } catch (SQLException e) {
            end(hashing);
            throw e;
        }
    }

    @Override
    public CatalogueView mirror(String partner, Position at) {
        Connection hashing = open("proof " + partner);
        try {
            requireStanding(hashing, partner, at);
            return new PostgresView(hashing, partner);
        } catch (SQLException e) {
            end(hashing);
            throw new StoreFailedException("cannot open a view of the mirror of " + partner, e);
        } catch (FencedException e) {
            end(hashing);
            throw e;
        }
    }

    /** The view itself says where the mirror stands in it: an applier that was overtaken would look at a later one. */
    private static void requireStanding(Connection view, String partner, Position at) throws SQLException {
        try (PreparedStatement statement =
                view.prepareStatement("select topic_id, next_offset, sequence from mirror_position where owner = ?")) {
            statement.setString(1, partner);
            try (ResultSet row = statement.executeQuery()) {
                Position seen =
                        row.next() ? new Position(row.getString(1), row.getLong(2), row.getLong(3)) : Position.NONE;
                if (!seen.equals(at)) {
                    throw new FencedException("another applier has moved the position");
                }
            }
        }
    }

    private Connection open(String purpose) {
        try {
            Connection session = sessions.open(purpose, SETUP, LONGEST_ANSWER_SECONDS).getConnection();
            session.setAutoCommit(false);
            session.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            session.setReadOnly(true);
            return session;
        } catch (SQLException e) {
            throw new StoreFailedException("cannot open a session for a view", e);
        }
    }

    /** Ends a view, be it in the middle of a statement of another thread; a second time does nothing. */
    static void end(Connection view) {
        try {
            view.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debugf(e, "a view could not be closed");
        }
    }

    private final class Own implements OwnView {
        private final Connection reading;
        private final long sequence;
        private final PostgresView hashed;

        private Own(Connection reading, long sequence, Connection hashing) {
            this.reading = reading;
            this.sequence = sequence;
            this.hashed = new PostgresView(hashing, city);
        }

        @Override
        public long sequence() {
            return sequence;
        }

        @Override
        public ChangeSource changes() {
            return PostgresChanges.all(reading, city, config);
        }

        @Override
        public Sum sum() {
            end(reading);
            return hashed.sum();
        }

        @Override
        public void list(BitSet buckets, Consumer<ListedItem> reader) {
            end(reading);
            hashed.list(buckets, reader);
        }

        @Override
        public void close() {
            end(reading);
            hashed.close();
        }
    }
}

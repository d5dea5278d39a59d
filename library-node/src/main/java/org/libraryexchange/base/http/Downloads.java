package org.libraryexchange.base.http;

import io.netty.channel.Channel;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.libraryexchange.base.database.DatabaseFaults;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.database.Quietly;
import org.libraryexchange.base.database.StoreFailedException;
import org.libraryexchange.base.http.Seats.Seat;

/**
 * Answers that are too long for the memory. They are sent as they are read, each in a transaction on a database session
 * of its own, so that slow readers take no connections from other requests. A client that stops reading is hung up on.
 */
@ApplicationScoped
public class Downloads {

    private static final Logger LOG = Logger.getLogger(Downloads.class);
    private static final int BUFFER_BYTES = 64 * 1024;

    /** Limits how long a client that stops reading can keep PostgreSQL from removing dead rows. */
    private static final String SETUP = """
            SET idle_in_transaction_session_timeout = '60s'; SET client_connection_check_interval = '5s';
            SET default_transaction_isolation = 'repeatable read'; SET default_transaction_read_only = on
            """;

    private final DatabaseSessions sessions;
    private final Vertx vertx;
    private final Duration patience;

    Downloads(DatabaseSessions sessions, Vertx vertx, DownloadConfig config) {
        this.sessions = sessions;
        this.vertx = vertx;
        this.patience = config.patience();
    }

    /** What is sent. */
    public interface Content {

        /** Reads it and writes it. */
        void writeTo(OutputStream out) throws IOException;

        /** How many parts have been written so far. */
        long written();
    }

    /** A content that has been begun, and what sends it. */
    public record Download<C extends Content>(C content, StreamingOutput output) {}

    /**
     * Begins an answer.
     *
     * @param purpose shown in PostgreSQL's list of sessions
     * @param reading begins to read, in the transaction
     * @throws ProblemException if no seat is free
     */
    public <C extends Content> Download<C> begin(
            RoutingContext request, Seats seats, String purpose, Function<Handle, C> reading) {
        Seat seat = seats.take(Client.of(request));
        try {
            Handle session = sessions.open(purpose, SETUP);
            try {
                session.begin();
                C content = reading.apply(session);
                RequestHold taken = RequestHold.of(request, () -> leave(seat, session));
                Stall stall = new Stall(request.request().connection(), vertx, patience);
                return new Download<>(content, out -> send(content, taken, stall, out));
            } catch (RuntimeException e) {
                Quietly.close(session);
                throw e;
            }
        } catch (RuntimeException e) {
            seat.close();
            throw e;
        }
    }

    /** Asks the database, so it is nothing for the thread of a connection. */
    private void leave(Seat seat, Handle session) {
        vertx.executeBlocking(
                        () -> {
                            try (session) {
                                return session.rollback();
                            }
                        },
                        false)
                .onComplete(left -> seat.close());
    }

    private static void send(Content content, RequestHold taken, Stall stall, OutputStream out) {
        if (!taken.begin()) {
            return;
        }
        try (stall) {
            stall.watch(content::written);
            OutputStream buffer = new BufferedOutputStream(out, BUFFER_BYTES);
            content.writeTo(buffer);
            buffer.flush();
        } catch (IOException e) {
            LOG.debugf("client gone cause=%s", e.getMessage());
            stall.hangUp();
        } catch (JdbiException e) {
            LOG.warnf(
                    "answer cut off cause=%s",
                    DatabaseFaults.said(e).map(SQLException::getMessage).orElseGet(e::getMessage));
            // Cut the connection. Otherwise the response would look complete.
            stall.hangUp();
            throw new StoreFailedException("the database does not give the rest", e);
        } finally {
            taken.end();
        }
    }

    /**
     * Closes the connection of a client that has stopped reading. Such a client holds a thread and a transaction, and the
     * transaction keeps PostgreSQL from removing dead rows.
     */
    private static final class Stall implements AutoCloseable {

        private static final Logger LOG = Logger.getLogger(Stall.class);

        private final HttpConnection connection;
        private final Vertx vertx;
        private final Duration patience;
        private volatile OptionalLong timer = OptionalLong.empty();
        private OptionalLong seen = OptionalLong.empty();

        Stall(HttpConnection connection, Vertx vertx, Duration patience) {
            this.connection = connection;
            this.vertx = vertx;
            this.patience = patience;
        }

        /** Begins to watch. The client has stopped reading if {@code progress} returns the same number twice in a row. */
        void watch(LongSupplier progress) {
            timer = OptionalLong.of(vertx.setPeriodic(patience.toMillis(), id -> look(progress.getAsLong())));
        }

        private void look(long progress) {
            if (seen.equals(OptionalLong.of(progress))) {
                LOG.infof("client stopped reading, connection closed seconds=%d", patience.toSeconds());
                hangUp();
            }
            seen = OptionalLong.of(progress);
        }

        /** Closes the connection at once. A normal close would first wait until the client reads what was sent. */
        void hangUp() {
            Channel channel = ((ConnectionBase) connection).channel();
            channel.eventLoop().execute(() -> channel.unsafe().close(channel.voidPromise()));
        }

        @Override
        public void close() {
            timer.ifPresent(vertx::cancelTimer);
        }
    }

    /** How many answers that are too long for the memory are sent at a time. Snapshots have seats of their own. */
    @ConfigMapping(prefix = "library.downloads")
    public interface DownloadConfig {

        /** The most tables of items sent at a time. Each uses a database session of its own. */
        @WithDefault("4")
        int tables();

        /** The most of them to one address. */
        @WithDefault("2")
        int tablesOfAnAddress();

        /** About how long a client may stop reading in the middle, also of a snapshot. */
        @WithDefault("60s")
        Duration patience();
    }
}

package org.libraryexchange.http;

import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Closes the connection of a client that has stopped reading. Such a client holds a thread and a transaction, and the
 * transaction keeps PostgreSQL from removing dead rows.
 */
final class Stall implements AutoCloseable {

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

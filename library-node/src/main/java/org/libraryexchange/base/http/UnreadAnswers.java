package org.libraryexchange.base.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicReference;
import org.libraryexchange.base.http.TurnTaking.TurnConfig;

/**
 * The memory that answers take which the node has written and clients have not read yet, by the address at the other
 * end of the connection. Connections count what they hold, so an answer counts however it was made and however it ends.
 */
final class UnreadAnswers {

    /** Those of this process. Netty creates those who count, so nobody could hand it to them. */
    static final UnreadAnswers ALL = new UnreadAnswers();

    private final Shares bytes = new Shares(Long.MAX_VALUE, Long.MAX_VALUE);
    private final AtomicReference<Runnable> whenRead = new AtomicReference<>(() -> {});

    /** Sets what is to be done when a client has read something. */
    void whenRead(Runnable action) {
        whenRead.set(action);
    }

    /**
     * A connection holds another amount.
     *
     * @param before what it held at the last change
     */
    void change(Client client, long before, long now) {
        if (now > before) {
            bytes.take(client, now - before);
        } else if (now < before) {
            bytes.giveBack(client, before - now);
            whenRead.get().run();
        }
    }

    /** Whether there is memory for another answer to a client. */
    boolean leaveRoom(RoutingContext request, TurnConfig bounds) {
        String address = request.request().connection().remoteAddress().hostAddress();
        return bytes.taken() < bounds.unread().asLongValue()
                && bytes.taken(Client.at(address)) < bounds.unreadOfAnAddress().asLongValue();
    }

    long bytes() {
        return bytes.taken();
    }

    /**
     * Counts what a connection holds of its answers because the client does not read. What the system takes at once is not
     * counted, so an ordinary answer costs one look. Runs on the connection's own thread.
     */
    static final class UnreadWatch extends ChannelOutboundHandlerAdapter {

        private final UnreadAnswers answers;
        private final Client client;
        private long counted;
        private boolean waits;

        /** @param client at the other end */
        UnreadWatch(UnreadAnswers answers, Client client) {
            this.answers = answers;
            this.client = client;
        }

        @Override
        public void flush(ChannelHandlerContext connection) {
            connection.flush();
            look(connection);
        }

        private void look(ChannelHandlerContext connection) {
            ChannelOutboundBuffer held = connection.channel().unsafe().outboundBuffer();
            long bytes = held == null ? 0 : held.totalPendingWriteBytes();
            if (bytes != counted) {
                answers.change(client, counted, bytes);
                counted = bytes;
            }
            if (bytes > 0 && !waits) {
                waits = true;
                // Nothing, behind all that is held. It has left when that has, or when the connection is closed.
                connection
                        .writeAndFlush(Unpooled.EMPTY_BUFFER)
                        .addListener(left -> connection.executor().execute(() -> lookAgain(connection)));
            }
        }

        private void lookAgain(ChannelHandlerContext connection) {
            waits = false;
            look(connection);
        }
    }
}

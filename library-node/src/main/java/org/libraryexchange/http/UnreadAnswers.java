package org.libraryexchange.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelPromise;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The memory that answers take which the node has written and clients have not read yet, by the address at the other
 * end of the connection. Connections count what they write, so an answer counts however it was made and however it ends.
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

    /** Counts a part of an answer until it has left, or its connection is closed. */
    void add(String address, Object part, ChannelPromise written) {
        Client client = Client.at(address);
        int length = length(part);
        if (length > 0) {
            bytes.take(client, length);
            written.addListener(left -> {
                bytes.giveBack(client, length);
                whenRead.get().run();
            });
        }
    }

    private static int length(Object part) {
        ByteBuf content = part instanceof ByteBufHolder holder
                ? holder.content()
                : part instanceof ByteBuf buffer ? buffer : null;
        return content == null ? 0 : content.readableBytes();
    }

    /** Whether there is memory for another answer to a client. */
    boolean leaveRoom(RoutingContext request, TurnConfig bounds) {
        String address = request.request().connection().remoteAddress().hostAddress();
        return bytes.taken() < bounds.unread().asLongValue()
                && bytes.taken(Client.at(ClientAddress.of(address)))
                        < bounds.unreadOfAnAddress().asLongValue();
    }

    long bytes() {
        return bytes.taken();
    }
}

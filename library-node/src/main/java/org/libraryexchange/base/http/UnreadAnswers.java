package org.libraryexchange.base.http;

import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicReference;

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
                && bytes.taken(Client.at(ClientAddress.of(address)))
                        < bounds.unreadOfAnAddress().asLongValue();
    }

    long bytes() {
        return bytes.taken();
    }
}

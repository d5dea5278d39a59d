package org.libraryexchange.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The end of a request, however it comes. The framework tells of none where a client has left before the first byte of a
 * stream.
 */
public final class RequestEnd {

    /** The framework is asked first, which knows how the request was answered. */
    private static final Duration LATER = Duration.ofSeconds(1);

    private RequestEnd() {}

    /**
     * Has something done once the request is over.
     *
     * @param action is told whether the client was answered
     */
    public static void then(RoutingContext context, Consumer<Boolean> action) {
        AtomicBoolean over = new AtomicBoolean();
        Consumer<Boolean> once = answered -> {
            if (!over.getAndSet(true)) {
                action.accept(answered);
            }
        };
        ChannelFuture closed = channel(context).closeFuture();
        ChannelFutureListener left = end -> context.vertx().setTimer(LATER.toMillis(), timer -> once.accept(false));
        closed.addListener(left);
        context.addEndHandler(end -> {
            closed.removeListener(left);
            once.accept(end.succeeded());
        });
    }

    /** Whether the client has hung up, so that nobody reads an answer. The framework knows so a little later. */
    static boolean hasLeft(RoutingContext context) {
        return !channel(context).isActive();
    }

    private static Channel channel(RoutingContext context) {
        return ((ConnectionBase) context.request().connection()).channel();
    }
}

package org.libraryexchange.base.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Notices the end of a request, however it ends. The framework does not report the end if the client leaves before the
 * first byte of a stream.
 */
public final class RequestEnd {

    /** Gives the framework time to report the end first, because it knows whether the client was answered. */
    private static final Duration LATER = Duration.ofSeconds(1);

    private RequestEnd() {}

    /**
     * Runs an action when the request is over.
     *
     * @param action receives whether the client was answered
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

    /**
     * Whether the client has closed the connection, so that nobody reads a response. The framework notices this only
     * later.
     */
    static boolean hasLeft(RoutingContext context) {
        return !channel(context).isActive();
    }

    private static Channel channel(RoutingContext context) {
        return ((ConnectionBase) context.request().connection()).channel();
    }
}

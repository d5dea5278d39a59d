package org.libraryexchange.base.http;

import io.netty.channel.Channel;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** An answer that may take longer than a connection may be idle: without this, the server would hang up before. */
public final class LateAnswer {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private LateAnswer() {}

    /** Keeps the connection of a request until it is answered or the client leaves. */
    public static void to(HttpServerRequest request) {
        Channel connection = ((ConnectionBase) request.connection()).channel();
        connection.eventLoop().execute(() -> keep(connection, request.response()));
    }

    private static void keep(Channel connection, HttpServerResponse answer) {
        IdleStateHandler idle = connection.pipeline().get(IdleStateHandler.class);
        if (idle != null && !answer.ended() && !answer.closed()) {
            idle.resetWriteTimeout();
            var unused =
                    connection.eventLoop().schedule(() -> keep(connection, answer), LOOK.toSeconds(), TimeUnit.SECONDS);
        }
    }
}

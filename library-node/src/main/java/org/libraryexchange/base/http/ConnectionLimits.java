package org.libraryexchange.base.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.smallrye.config.SmallRyeConfig;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.libraryexchange.base.http.Seats.Seat;
import org.libraryexchange.base.node.PublicConfig;

/**
 * Limits the connections that clients hold, before any byte is read. A client with too many gets an error, and the
 * connection is closed. Netty creates this class because a JVM option names it, see {@code NodeMain}. The management
 * port has places of its own, so health checks work while the API is full.
 */
public final class ConnectionLimits extends ChannelInitializerExtension {

    private static final RawProblem TOO_MANY =
            new RawProblem(ProblemType.BUSY, "Too many connections are open, in total or from one address.");

    /** A trusted proxy has no share of its own in what limits addresses. */
    private static final String NOBODY = "";

    private final ConnectionConfig config;
    private final int managementPort;
    private final TrustedProxies proxies;
    private final Seats seats;
    private final Seats managementSeats;
    private final Counter refused;

    /** Reads the node's settings. */
    public ConnectionLimits() {
        SmallRyeConfig settings = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        config = settings.getConfigMapping(ConnectionConfig.class);
        managementPort = settings.getValue("quarkus.management.port", Integer.class);
        proxies =
                TrustedProxies.of(settings.getConfigMapping(PublicConfig.class).trustedProxies());
        seats = new Seats(config.most(), config.mostOfAnAddress(), "");
        managementSeats = new Seats(config.managementMost(), config.managementMostOfAnAddress(), "");
        refused = Counter.builder("library.connections.refused")
                .description("Connections that were refused, since there were too many, since this process started")
                .register(Metrics.globalRegistry);
        Gauge.builder("library.connections", seats, Seats::taken)
                .description("Connections to the API and the pages")
                .register(Metrics.globalRegistry);
    }

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        InetSocketAddress here = (InetSocketAddress) connection.localAddress();
        InetSocketAddress there = (InetSocketAddress) connection.remoteAddress();
        String client = ClientAddress.of(there.getAddress().getHostAddress());
        if (here.getPort() == managementPort) {
            // Without the watch on requests, which knows HTTP/1.1 alone: here Quarkus lets clients change to HTTP/2.
            admit(connection, managementSeats.tryToTake(Client.at(client)));
        } else if (admit(connection, seat(there, Client.at(client)))) {
            connection.pipeline().addLast(new Beginning(config, proxies.include(there) ? NOBODY : client));
        }
    }

    /** Keeps the seat until the connection is closed, or refuses the connection for which there is none. */
    private boolean admit(Channel connection, Optional<Seat> seat) {
        if (seat.isPresent()) {
            connection.closeFuture().addListener(closed -> seat.get().close());
        } else {
            refused.increment();
            connection.pipeline().addLast(new Refusal());
        }
        return seat.isPresent();
    }

    private Optional<Seat> seat(InetSocketAddress there, Client client) {
        return proxies.include(there) ? seats.tryToTake() : seats.tryToTake(client);
    }

    /** Adds the watch on requests next to the HTTP codec, as soon as the codec is there. */
    private static final class Beginning extends ChannelInboundHandlerAdapter {

        private final ConnectionConfig config;
        private final String client;

        private Beginning(ConnectionConfig config, String client) {
            this.config = config;
            this.client = client;
        }

        @Override
        public void channelActive(ChannelHandlerContext connection) {
            connection.pipeline().addFirst("unread", new UnreadWatch(UnreadAnswers.ALL, client));
            connection.pipeline().addAfter("httpEncoder", "requests", new RequestWatch(config.headPatience()));
            connection.pipeline().remove(this);
            connection.fireChannelActive();
        }
    }

    /** Answers at once, and ignores what the client sends. */
    private static final class Refusal extends ChannelInboundHandlerAdapter {

        @Override
        public void channelActive(ChannelHandlerContext connection) {
            TOO_MANY.tell(connection);
        }

        @Override
        public void channelRead(ChannelHandlerContext connection, Object bytes) {
            ReferenceCountUtil.release(bytes);
        }
    }
}

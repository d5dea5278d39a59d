package org.libraryexchange.base.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.ReferenceCountUtil;
import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.WithDefault;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.libraryexchange.base.http.Seats.Seat;
import org.libraryexchange.base.http.UnreadAnswers.UnreadWatch;
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
    private static final Client NOBODY = Client.at("");

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
        Client client = Client.at(there.getAddress().getHostAddress());
        if (here.getPort() == managementPort) {
            // Without the watch on requests, which knows HTTP/1.1 alone: here Quarkus lets clients change to HTTP/2.
            admit(connection, managementSeats.tryToTake(client));
        } else if (admit(connection, seat(there, client))) {
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
        private final Client client;

        private Beginning(ConnectionConfig config, Client client) {
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

    /** The proxies that the node believes when they name the client of a request. */
    record TrustedProxies(List<IpSubnetFilterRule> networks) {

        /** Reads addresses and networks of proxies, such as 192.0.2.7 and 2001:db8::/32. */
        static TrustedProxies of(List<String> addresses) {
            return new TrustedProxies(
                    addresses.stream().map(TrustedProxies::network).toList());
        }

        private static IpSubnetFilterRule network(String address) {
            String whole = address.contains("/") ? address : address + (address.contains(":") ? "/128" : "/32");
            return new IpSubnetFilterRule(whole, IpFilterRuleType.ACCEPT);
        }

        boolean include(InetSocketAddress address) {
            return networks.stream().anyMatch(network -> network.matches(address));
        }
    }

    /** How many connections the API accepts, and how many the management port. */
    @Unremovable // Read only by a class that Netty creates, and by no bean.
    @ConfigMapping(prefix = "library.connections")
    interface ConnectionConfig {

        /** The most connections at a time, including idle ones. */
        @WithDefault("2000")
        int most();

        /** The most from one address, or from one IPv6 network. This limit does not apply to trusted proxies. */
        @WithDefault("300")
        int mostOfAnAddress();

        /** The most connections to the management port at a time. They do not count among the others. */
        @WithDefault("100")
        int managementMost();

        /** The most of these from one address, so that a health check from another address always gets an answer. */
        @WithDefault("50")
        int managementMostOfAnAddress();

        /** How long a client may take to send the head of its first request. */
        @WithDefault("10s")
        Duration headPatience();
    }
}

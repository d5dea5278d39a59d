package org.libraryexchange.pair;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.libraryexchange.stack.NodeProcess;
import org.libraryexchange.stack.Ports;

/** One more process of a city's node, on the same database and broker as the first. */
public final class Replica implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofMinutes(2);

    private final NodeProcess node;
    private final Client client;

    private Replica(NodeProcess node, Client client) {
        this.node = node;
        this.client = client;
    }

    /** Starts it as the other process runs, but for ports and log. */
    static Replica start(NodeProcess.Options first, String token) {
        int port = Ports.free();
        int managementPort = Ports.free();
        NodeProcess.Options other = first.withEnvironment(Map.of(
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort)));
        NodeProcess node = NodeProcess.start(new NodeProcess.Options(
                first.name() + " replica",
                first.jar(),
                managementPort,
                other.environment(),
                other.jvmOptions(),
                first.log().resolveSibling(first.name() + "-replica.log")));
        return new Replica(node, new Client(URI.create("http://127.0.0.1:" + port), token));
    }

    public NodeProcess node() {
        return node;
    }

    /** A client of this process with every role. */
    public Client client() {
        return client;
    }

    public void awaitReady() {
        node.waitUntilReady(START_PATIENCE);
    }

    @Override
    public void close() {
        node.close();
    }
}

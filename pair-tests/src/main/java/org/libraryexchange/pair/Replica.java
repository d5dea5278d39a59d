package org.libraryexchange.pair;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.libraryexchange.stack.NodeProcess;
import org.libraryexchange.stack.Ports;

/** Another process of a city's node, with the same database and broker as the first. */
public final class Replica implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofMinutes(2);

    private final NodeProcess node;
    private final URI api;
    private final NodeClient client;

    private Replica(NodeProcess node, URI api, String token) {
        this.node = node;
        this.api = api;
        this.client = new NodeClient(api, token);
    }

    /** Starts it like the first process, except for ports and log. */
    static Replica start(NodeProcess.Options first, String token) {
        return start(first, "replica", first.jar(), token);
    }

    /** Starts another program with the environment of the first process, except for ports and log. */
    static Replica start(NodeProcess.Options first, String name, Path jar, String token) {
        int port = Ports.free();
        int managementPort = Ports.free();
        NodeProcess.Options other = first.withEnvironment(Map.of(
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort)));
        NodeProcess node = NodeProcess.start(new NodeProcess.Options(
                first.name() + " " + name,
                jar,
                managementPort,
                other.environment(),
                other.jvmOptions(),
                first.log().resolveSibling(first.name() + "-" + name + ".log")));
        return new Replica(node, URI.create("http://127.0.0.1:" + port), token);
    }

    public NodeProcess node() {
        return node;
    }

    public URI api() {
        return api;
    }

    /** A client of this process with every role. */
    public NodeClient client() {
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

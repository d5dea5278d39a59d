package org.libraryexchange.pair.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.libraryexchange.stack.Ports;

/**
 * A TCP proxy on the loopback address. Its link can be made slow, narrow, deaf or broken while connections use it. A
 * seed decides its random choices.
 */
public final class ChaosProxy implements AutoCloseable {

    private final int serverPort;
    private final Random random;
    private final ServerSocket door;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Map<Way, Long> busyUntil = new EnumMap<>(Way.class);
    private Conditions conditions = Conditions.CALM;
    private volatile boolean refusing;

    private ChaosProxy(int serverPort, long seed, ServerSocket door) {
        this.serverPort = serverPort;
        this.random = new Random(seed);
        this.door = door;
    }

    /** Starts a proxy in front of a port of the loopback address. The server need not be running yet. */
    public static ChaosProxy before(int serverPort, long seed) {
        try {
            ServerSocket door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(at(Ports.free()));
            ChaosProxy proxy = new ChaosProxy(serverPort, seed, door);
            Thread porter = new Thread(proxy::accept, "chaos proxy");
            porter.setDaemon(true);
            porter.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("no proxy before port " + serverPort, e);
        }
    }

    /** The port to which clients connect. */
    public int port() {
        return door.getLocalPort();
    }

    /** Number of connections that use it now. */
    public int connections() {
        return connections.size();
    }

    /** From now on, treats all bytes like this, including those on their way. */
    public synchronized void apply(Conditions changed) {
        conditions = changed;
        busyUntil.clear();
        notifyAll();
    }

    /** Lets everything through again, at once and unchanged. */
    public void heal() {
        refusing = false;
        apply(Conditions.CALM);
    }

    /** Resets every connection. */
    public void cutAll() {
        connections.forEach(Connection::reset);
    }

    /** Resets every connection, and every new one until the link is healed. */
    public void refuse() {
        refusing = true;
        cutAll();
    }

    /**
     * Takes the server away from every connection without a sign to the client. From then on the client's bytes go
     * nowhere.
     */
    public void halfOpen() {
        connections.forEach(Connection::loseServer);
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            cutAll();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                serve(door.accept());
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket client) {
        Connection connection = new Connection(this, client);
        connections.add(connection);
        if (refusing) {
            connection.reset();
        } else {
            connection.begin();
        }
    }

    /** Connects to the server, when the link lets something through. */
    void connect(Socket server) throws IOException, InterruptedException {
        awaitOpen(Way.TO_SERVER);
        server.connect(at(serverPort));
    }

    void forget(Connection connection) {
        connections.remove(connection);
    }

    synchronized Conditions conditions() {
        return conditions;
    }

    /** A random number below 1, for choices within the limits of the conditions. */
    synchronized double draw() {
        return random.nextDouble();
    }

    synchronized void awaitOpen(Way way) throws InterruptedException {
        while (conditions.held().contains(way)) {
            wait();
        }
    }

    /** Waits until a moment, or until the conditions change. */
    synchronized void awaitDue(long due) throws InterruptedException {
        Conditions before = conditions;
        for (long left = due - System.nanoTime();
                left > 0 && conditions.equals(before);
                left = due - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** The time at which this many bytes will have passed a link that other connections use too. */
    synchronized long reserve(Way way, int bytes) {
        long now = System.nanoTime();
        if (conditions.bytesPerSecond() == 0) {
            return now;
        }
        long begin = Math.max(now, busyUntil.getOrDefault(way, now));
        long end = begin + bytes * 1_000_000_000L / conditions.bytesPerSecond();
        busyUntil.put(way, end);
        return end;
    }

    private static InetSocketAddress at(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }
}

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
 * A TCP proxy on the loopback address whose link can be made slow, thin, deaf or broken while connections go through
 * it. What it picks at random comes from a seed.
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

    /** Stands before a port of the loopback address from now on; the server need not be there yet. */
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

    /** Where clients connect. */
    public int port() {
        return door.getLocalPort();
    }

    /** Connections that go through now. */
    public int connections() {
        return connections.size();
    }

    /** Treats what travels like this from now on, what is on its way included. */
    public synchronized void apply(Conditions changed) {
        conditions = changed;
        busyUntil.clear();
        notifyAll();
    }

    /** Lets everything through again, at once and as it came. */
    public void heal() {
        refusing = false;
        apply(Conditions.CALM);
    }

    /** Resets every connection. */
    public void cutAll() {
        connections.forEach(Connection::reset);
    }

    /** Resets every connection, and those that are tried until the link is healed. */
    public void refuse() {
        refusing = true;
        cutAll();
    }

    /** Takes the server away from every connection without telling the client, whose bytes go nowhere from now on. */
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

    /** Connects to the server, once something would get there. */
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

    /** A number below 1 that decides within the bounds of the conditions. */
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

    /** The moment at which so many bytes have gone through a link that others use too. */
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
